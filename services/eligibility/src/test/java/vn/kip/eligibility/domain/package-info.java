@NullMarked
package vn.kip.eligibility.domain;

import org.jspecify.annotations.NullMarked;
