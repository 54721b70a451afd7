@NullMarked
package vn.kip.payment.domain;

import org.jspecify.annotations.NullMarked;
