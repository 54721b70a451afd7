/** The pure core. */
@NullMarked
package vn.kip.reporting.domain;

import org.jspecify.annotations.NullMarked;
