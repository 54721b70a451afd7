/** The list of causes as a file. */
@NullMarked
package vn.kip.reporting.adapter.causes;

import org.jspecify.annotations.NullMarked;
