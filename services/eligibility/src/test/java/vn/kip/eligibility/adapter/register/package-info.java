@NullMarked
package vn.kip.eligibility.adapter.register;

import org.jspecify.annotations.NullMarked;
