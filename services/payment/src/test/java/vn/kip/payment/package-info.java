@NullMarked
package vn.kip.payment;

import org.jspecify.annotations.NullMarked;
