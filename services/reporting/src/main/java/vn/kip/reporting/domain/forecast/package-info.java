/** What is about to go wrong: measured flow, risk of each open dossier, backlog to come. Pure. */
@NullMarked
package vn.kip.reporting.domain.forecast;

import org.jspecify.annotations.NullMarked;
