/** The ward desk: submission, acceptance with its slip, supplements, posting, return. */
@NullMarked
package vn.kip.intake;

import org.jspecify.annotations.NullMarked;
