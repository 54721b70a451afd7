/** The exact fold of the case log: form 06, rates, flags, search. */
@NullMarked
package vn.kip.reporting;

import org.jspecify.annotations.NullMarked;
