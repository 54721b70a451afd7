@NullMarked
package vn.kip.local.store;

import org.jspecify.annotations.NullMarked;
