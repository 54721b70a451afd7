@NullMarked
package vn.kip.discretion;

import org.jspecify.annotations.NullMarked;
