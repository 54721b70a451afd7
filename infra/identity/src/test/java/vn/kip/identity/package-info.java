/** Kịp with the identity provider an office would have. */
@NullMarked
package vn.kip.identity;

import org.jspecify.annotations.NullMarked;
