@NullMarked
package vn.kip.payment.adapter.bank;

import org.jspecify.annotations.NullMarked;
