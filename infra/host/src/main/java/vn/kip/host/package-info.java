/** Services side by side in one JVM, for laptops. */
@NullMarked
package vn.kip.host;

import org.jspecify.annotations.NullMarked;
