@NullMarked
package vn.kip.casefile;

import org.jspecify.annotations.NullMarked;
