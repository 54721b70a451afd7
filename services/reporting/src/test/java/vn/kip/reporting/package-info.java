@NullMarked
package vn.kip.reporting;

import org.jspecify.annotations.NullMarked;
