/** Reporting at the size of a million dossiers: the real processes, a generated log. */
@NullMarked
package vn.kip.bench.reporting;

import org.jspecify.annotations.NullMarked;
