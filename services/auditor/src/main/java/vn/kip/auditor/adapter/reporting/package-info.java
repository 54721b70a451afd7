@NullMarked
package vn.kip.auditor.adapter.reporting;

import org.jspecify.annotations.NullMarked;
