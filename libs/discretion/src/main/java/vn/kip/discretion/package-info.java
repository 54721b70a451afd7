/** What of a dossier only those learn who work on it. */
@NullMarked
package vn.kip.discretion;

import org.jspecify.annotations.NullMarked;
