@NullMarked
package vn.kip.reporting.adapter.messaging;

import org.jspecify.annotations.NullMarked;
