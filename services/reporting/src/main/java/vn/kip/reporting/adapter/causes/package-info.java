/** The list of causes of overdue handling, read from its file. */
@NullMarked
package vn.kip.reporting.adapter.causes;

import org.jspecify.annotations.NullMarked;
