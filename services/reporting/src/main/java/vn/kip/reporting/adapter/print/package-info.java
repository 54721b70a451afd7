/** Reports on paper and in spreadsheets. */
@NullMarked
package vn.kip.reporting.adapter.print;

import org.jspecify.annotations.NullMarked;
