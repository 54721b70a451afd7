/**
 * ISO 20022 between the office and its bank: payment files as banks take them, the bank's answers and statements, and which
 * line each of these speaks of. Pure: no clock, no file, no network. All amounts are whole dong unless said otherwise.
 */
@NullMarked
package vn.kip.bankmessages;

import org.jspecify.annotations.NullMarked;
