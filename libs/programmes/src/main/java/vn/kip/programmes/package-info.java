/**
 * The programme catalogue: every programme is a dated file that an officer can read, with its names, law, stages, limits,
 * papers, payment and rules. No code knows a programme by name. Pure: reads the class path or a folder, nothing else.
 */
@NullMarked
package vn.kip.programmes;

import org.jspecify.annotations.NullMarked;
