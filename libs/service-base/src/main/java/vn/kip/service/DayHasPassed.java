package vn.kip.service;

import java.time.LocalDate;

/**
 * A new day has begun in Vietnam. Published at least once for each day on which the service runs, soon after midnight or
 * after its start; whoever listens makes good the days on which it did not run, and may be told again.
 *
 * @param today the day that has begun
 */
public record DayHasPassed(LocalDate today) {}
