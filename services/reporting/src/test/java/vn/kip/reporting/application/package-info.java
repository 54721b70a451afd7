@NullMarked
package vn.kip.reporting.application;

import org.jspecify.annotations.NullMarked;
