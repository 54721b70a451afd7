/**
 * When something is due, and why: working-day calendar, time limits, the legal clock of a dossier and the receipt of
 * every due date. Pure: no clock is read, no framework is known. A date is a local date in Asia/Ho_Chi_Minh.
 */
@NullMarked
package vn.kip.deadlines;

import org.jspecify.annotations.NullMarked;
