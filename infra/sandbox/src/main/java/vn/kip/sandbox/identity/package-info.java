@NullMarked
package vn.kip.sandbox.identity;

import org.jspecify.annotations.NullMarked;
