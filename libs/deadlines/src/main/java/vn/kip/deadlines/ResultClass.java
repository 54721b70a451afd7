package vn.kip.deadlines;

/** How a decision stands to its due date. */
public enum ResultClass {
  BEFORE,
  ON,
  LATE,
  /** Decided though there is no computable due date: counted as late, and shown apart. */
  UNPROVEN
}
