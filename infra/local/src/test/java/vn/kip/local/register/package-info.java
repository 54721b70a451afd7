@NullMarked
package vn.kip.local.register;

import org.jspecify.annotations.NullMarked;
