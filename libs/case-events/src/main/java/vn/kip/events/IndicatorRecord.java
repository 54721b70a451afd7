package vn.kip.events;

import java.time.Instant;

/**
 * One statement as it stands in the topic {@code kip.indicators}; the last one about a subject holds.
 *
 * @param seq counts per subject from 1: lower or equal to the last one seen is a repeat
 * @param recordedAt when it was stated; the day it is about is in the event
 * @param actor who brought it in
 */
public record IndicatorRecord(long seq, Instant recordedAt, OfficerId actor, IndicatorEvent event) {

  public IndicatorRecord {
    if (seq < 1) {
      throw new IllegalArgumentException("seq counts from 1: " + seq);
    }
  }

  /** Unique for ever and the same at every repeat. */
  public String id() {
    return event.subject() + ":" + seq;
  }
}
