@NullMarked
package vn.kip.auditor.adapter.messaging;

import org.jspecify.annotations.NullMarked;
