@NullMarked
package vn.kip.store;

import org.jspecify.annotations.NullMarked;
