/**
 * How a service keeps its dossiers and speaks to the others: one document per dossier, changed in one atomic step that
 * also holds the events to be sent. The types at this package's root are pure; the machinery is in {@code internal}.
 */
@NullMarked
package vn.kip.caselog;

import org.jspecify.annotations.NullMarked;
