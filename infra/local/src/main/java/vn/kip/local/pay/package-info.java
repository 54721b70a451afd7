/** Payments offline: files in, answers out, nothing running. Formats: {@code docs/bank.md}. */
@NullMarked
package vn.kip.local.pay;

import org.jspecify.annotations.NullMarked;
