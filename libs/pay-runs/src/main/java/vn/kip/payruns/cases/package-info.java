/** Plans of runs from files: one JSON object a line in, one out, by the rules of the office's own runs. */
@NullMarked
package vn.kip.payruns.cases;

import org.jspecify.annotations.NullMarked;
