@NullMarked
package vn.kip.intake.adapter.messaging;

import org.jspecify.annotations.NullMarked;
