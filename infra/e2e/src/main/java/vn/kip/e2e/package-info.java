@NullMarked
package vn.kip.e2e;

import org.jspecify.annotations.NullMarked;
