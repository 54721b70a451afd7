@NullMarked
package vn.kip.auditor;

import org.jspecify.annotations.NullMarked;
