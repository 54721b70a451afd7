/** Who works at the office, and by which time. */
@NullMarked
package vn.kip.office;

import org.jspecify.annotations.NullMarked;
