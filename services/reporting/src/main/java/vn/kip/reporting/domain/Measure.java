package vn.kip.reporting.domain;

/** What day-cells count. Levels are kept as changes, so that a level is the sum of all days before. */
public enum Measure {
  ACCEPTED,
  REFUSED_AT_DESK,
  DECIDED_BEFORE,
  DECIDED_ON,
  DECIDED_LATE,
  /** Among those counted as late: no due date could be computed. */
  DECIDED_UNPROVEN,
  DECIDED_ON_TIME_UNFLAGGED,
  WITHDRAWN,
  RETURNED,
  /** Result handed over in time, counted from the first contact and without any restart. */
  RETURNED_IN_TIME,
  OPEN_CHANGE,
  OVERDUE_CHANGE,
  UNPROVEN_CHANGE,
  WAITING_CHANGE
}
