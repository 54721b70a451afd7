@NullMarked
package vn.kip.eligibility.adapter.persistence;

import org.jspecify.annotations.NullMarked;
