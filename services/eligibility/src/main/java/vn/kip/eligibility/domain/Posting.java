package vn.kip.eligibility.domain;

import java.time.LocalDate;

/** How the public posting of a dossier stands in the way of its decision. */
public sealed interface Posting {

  /** The programme does not post. */
  record NotRequired() implements Posting {}

  /** To be posted, and not yet so. */
  record NotPosted() implements Posting {}

  /** @param day the first on which it may be decided, local */
  record DecidableFrom(LocalDate day) implements Posting {}

  /**
   * Its end cannot be counted, as no calendar tells which days are worked.
   *
   * @param year of which the calendar is missing
   */
  record CalendarMissing(int year) implements Posting {}
}
