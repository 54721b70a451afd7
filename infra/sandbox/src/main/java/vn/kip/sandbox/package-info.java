@NullMarked
package vn.kip.sandbox;

import org.jspecify.annotations.NullMarked;
