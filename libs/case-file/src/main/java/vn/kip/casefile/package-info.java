/**
 * A dossier as one service knows it, and what its events, commands and broken records come to. Pure: no store, no broker,
 * no framework.
 */
@NullMarked
package vn.kip.casefile;

import org.jspecify.annotations.NullMarked;
