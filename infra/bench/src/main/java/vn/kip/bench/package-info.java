/** Benchmarks: what something costs on this machine, printed; nothing is asserted. */
@NullMarked
package vn.kip.bench;

import org.jspecify.annotations.NullMarked;
