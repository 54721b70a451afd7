/** The pure core. */
@NullMarked
package vn.kip.reporting.adapter.persistence;

import org.jspecify.annotations.NullMarked;
