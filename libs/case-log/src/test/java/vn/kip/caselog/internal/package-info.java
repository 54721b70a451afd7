@NullMarked
package vn.kip.caselog.internal;

import org.jspecify.annotations.NullMarked;
