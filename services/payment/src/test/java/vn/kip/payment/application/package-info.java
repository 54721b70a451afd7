@NullMarked
package vn.kip.payment.application;

import org.jspecify.annotations.NullMarked;
