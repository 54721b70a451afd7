@NullMarked
package vn.kip.eligibility.application;

import org.jspecify.annotations.NullMarked;
