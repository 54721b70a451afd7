/** The second program, run against the figures of the first: on demand and once a day. */
@NullMarked
package vn.kip.auditor;

import org.jspecify.annotations.NullMarked;
