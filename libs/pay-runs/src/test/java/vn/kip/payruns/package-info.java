@NullMarked
package vn.kip.payruns;

import org.jspecify.annotations.NullMarked;
