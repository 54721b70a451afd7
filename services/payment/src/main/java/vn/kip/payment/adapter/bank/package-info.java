/** The bank over HTTP and ISO 20022. */
@NullMarked
package vn.kip.payment.adapter.bank;

import org.jspecify.annotations.NullMarked;
