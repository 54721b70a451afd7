/** Files that officers bring. */
@NullMarked
package vn.kip.intake.adapter.file;

import org.jspecify.annotations.NullMarked;
