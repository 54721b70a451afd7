@NullMarked
package vn.kip.reporting.domain.forecast;

import org.jspecify.annotations.NullMarked;
