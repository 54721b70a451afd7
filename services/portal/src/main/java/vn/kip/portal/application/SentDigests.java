package vn.kip.portal.application;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Which officer has had the digest of which day. A digest is taken before it is sent, so that two portals do not both send
 * it, and marked as sent after it. Whoever ends in between leaves it taken; it may be taken again some time later. So a
 * digest comes once, and twice rather than never when a portal ends between sending and marking.
 */
public interface SentDigests {

  /**
   * Takes the digest of a day.
   *
   * @param abandonedBefore what was taken before then and not marked since may be taken again
   * @return false when it was sent, or somebody else is at it
   */
  boolean take(String officer, LocalDate day, Instant now, Instant abandonedBefore);

  void sent(String officer, LocalDate day);

  /** It could not be sent: the next one may take it. */
  void giveBack(String officer, LocalDate day);
}
