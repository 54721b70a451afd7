@NullMarked
package vn.kip.deadlines;

import org.jspecify.annotations.NullMarked;
