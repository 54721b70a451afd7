@NullMarked
package vn.kip.programmes.internal;

import org.jspecify.annotations.NullMarked;
