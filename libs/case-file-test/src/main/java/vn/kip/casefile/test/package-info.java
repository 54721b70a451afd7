/** Case files in memory, for tests. */
@NullMarked
package vn.kip.casefile.test;

import org.jspecify.annotations.NullMarked;
