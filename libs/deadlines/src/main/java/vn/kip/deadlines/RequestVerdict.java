package vn.kip.deadlines;

/** What a supplement request does to the clock (Decree 61/2018 art. 19(4)); only a lawful one stops it. */
public enum RequestVerdict {
  /** The first after acceptance, in time. */
  LAWFUL,
  /** Before acceptance there is no clock to stop; neither lawful nor a breach, and not the first. */
  BEFORE_ACCEPTANCE,
  SECOND,
  LATER_THAN_THIRD_WORKING_DAY,
  AFTER_DUE
}
