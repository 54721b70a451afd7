/**
 * Grants that run from month to month: their schedule, what is due of each month, what was ordered of it, and the run that
 * pays the difference. All amounts are whole dong. Pure: no clock, no store, no framework.
 */
@NullMarked
package vn.kip.payruns;

import org.jspecify.annotations.NullMarked;
