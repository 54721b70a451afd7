/** What is printed is read back. */
@NullMarked
package vn.kip.reporting.adapter.print;

import org.jspecify.annotations.NullMarked;
