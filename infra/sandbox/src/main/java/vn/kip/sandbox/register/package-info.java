@NullMarked
package vn.kip.sandbox.register;

import org.jspecify.annotations.NullMarked;
