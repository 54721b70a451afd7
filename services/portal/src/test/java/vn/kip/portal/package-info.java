@NullMarked
package vn.kip.portal;

import org.jspecify.annotations.NullMarked;
