/** What a laptop needs to run Kịp without Docker: broker and document store embedded, for demos and tests too. */
@NullMarked
package vn.kip.local;

import org.jspecify.annotations.NullMarked;
