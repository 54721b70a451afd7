@NullMarked
package vn.kip.sandbox.bank;

import org.jspecify.annotations.NullMarked;
