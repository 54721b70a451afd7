@NullMarked
package vn.kip.audit;

import org.jspecify.annotations.NullMarked;
