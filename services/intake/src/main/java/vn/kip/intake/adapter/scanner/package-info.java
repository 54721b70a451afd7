/** Asking a virus scanner of papers. */
@NullMarked
package vn.kip.intake.adapter.scanner;

import org.jspecify.annotations.NullMarked;
