@NullMarked
package vn.kip.payment.adapter.persistence;

import org.jspecify.annotations.NullMarked;
