/** Reading the case log for commands that look and change nothing. */
@NullMarked
package vn.kip.local.log;

import org.jspecify.annotations.NullMarked;
