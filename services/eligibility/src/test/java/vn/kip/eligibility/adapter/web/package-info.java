@NullMarked
package vn.kip.eligibility.adapter.web;

import org.jspecify.annotations.NullMarked;
