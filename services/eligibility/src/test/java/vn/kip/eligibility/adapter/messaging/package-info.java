@NullMarked
package vn.kip.eligibility.adapter.messaging;

import org.jspecify.annotations.NullMarked;
