@NullMarked
package vn.kip.payment.adapter.messaging;

import org.jspecify.annotations.NullMarked;
