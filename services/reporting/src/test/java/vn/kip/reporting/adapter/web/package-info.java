@NullMarked
package vn.kip.reporting.adapter.web;

import org.jspecify.annotations.NullMarked;
