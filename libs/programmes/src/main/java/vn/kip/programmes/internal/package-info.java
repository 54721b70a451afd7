/** Reading catalogue files and evaluating their expressions. */
@NullMarked
package vn.kip.programmes.internal;

import org.jspecify.annotations.NullMarked;
