package vn.kip.deadlines;

/** How an open dossier stands at the end of a day. */
public enum OpenState {
  IN_TIME,
  /** A lawful supplement is outstanding. */
  WAITING,
  OVERDUE,
  /** There is no computable due date; never in time. */
  UNPROVEN
}
