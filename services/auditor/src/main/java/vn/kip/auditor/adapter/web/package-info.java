@NullMarked
package vn.kip.auditor.adapter.web;

import org.jspecify.annotations.NullMarked;
