@NullMarked
package vn.kip.auditor.domain;

import org.jspecify.annotations.NullMarked;
