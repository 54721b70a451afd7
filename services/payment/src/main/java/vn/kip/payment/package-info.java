/** From the decision to the money: grants, approval, orders, settlement. */
@NullMarked
package vn.kip.payment;

import org.jspecify.annotations.NullMarked;
