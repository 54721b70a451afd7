@NullMarked
package vn.kip.payment.adapter.web;

import org.jspecify.annotations.NullMarked;
