/**
 * The case log's vocabulary: what one service tells the others about a dossier.
 *
 * <p>Published events stay readable for ever: change is additive only, and a change of shape is a new version with an
 * upcaster. The contract's tests hold every published version against the code.
 */
@NullMarked
package vn.kip.events;

import org.jspecify.annotations.NullMarked;
