package vn.kip.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event as it stands in the case log.
 *
 * @param producer the service that recorded it
 * @param seq counts from 1 per dossier and producer without a gap: lower or equal to the last one seen is a repeat, a
 *     jump is a lost event
 * @param occurredAt when it happened; reports go by it
 * @param recordedAt when the office's system learned of it; never before {@code occurredAt}
 * @param actor who acted
 * @param causationId the event that led to this one, when a service reacted
 * @param imported set when the past was brought in from a register rather than recorded as it happened
 */
public record CaseRecord(
    DossierId dossier,
    Producer producer,
    long seq,
    Instant occurredAt,
    Instant recordedAt,
    OfficerId actor,
    @Nullable String causationId,
    @Nullable Imported imported,
    CaseEvent event) {

  public CaseRecord {
    if (seq < 1) {
      throw new IllegalArgumentException("seq counts from 1: " + seq);
    }
    if (recordedAt.isBefore(occurredAt)) {
      throw new IllegalArgumentException("recorded before it happened: " + recordedAt + " < " + occurredAt);
    }
  }

  /** Unique for ever and the same at every repeat. */
  public String id() {
    return dossier + ":" + producer.source() + ":" + seq;
  }

  /**
   * @param by the officer who brought the register in
   * @param registerSeq {@code seq} of the action in the register's {@code actions.csv}; null for what the register does
   *     not number (the submission, and what a service concluded from an imported event)
   */
  public record Imported(OfficerId by, @Nullable Integer registerSeq) {}
}
