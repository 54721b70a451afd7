/** Official forms of the desk on paper. */
@NullMarked
package vn.kip.intake.adapter.print;

import org.jspecify.annotations.NullMarked;
