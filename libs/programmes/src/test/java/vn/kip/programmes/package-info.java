@NullMarked
package vn.kip.programmes;

import org.jspecify.annotations.NullMarked;
