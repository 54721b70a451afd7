/** The document store of a laptop: MongoDB's protocol over an ordered map on disk. */
@NullMarked
package vn.kip.store;

import org.jspecify.annotations.NullMarked;
