@NullMarked
package vn.kip.local.pay;

import org.jspecify.annotations.NullMarked;
