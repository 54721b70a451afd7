/** Files are read back. */
@NullMarked
package vn.kip.documents;

import org.jspecify.annotations.NullMarked;
