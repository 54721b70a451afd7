/** What the parts of reporting are made of and how they hang together. */
@NullMarked
package vn.kip.reporting.adapter.wiring;

import org.jspecify.annotations.NullMarked;
