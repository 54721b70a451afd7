@NullMarked
package vn.kip.office;

import org.jspecify.annotations.NullMarked;
