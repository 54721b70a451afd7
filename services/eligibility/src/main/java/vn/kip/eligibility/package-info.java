/** Assessment with its trace, appraisal, decision. */
@NullMarked
package vn.kip.eligibility;

import org.jspecify.annotations.NullMarked;
