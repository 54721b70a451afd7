package vn.kip.events;

import java.time.Instant;
import java.util.Objects;
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
 * @param json the event as it stands in the log, letter by letter: what a newer producer has added is in it, though
 *     {@code event} does not know it
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
    CaseEvent event,
    String json) {

  public CaseRecord {
    if (seq < 1) {
      throw new IllegalArgumentException("seq counts from 1: " + seq);
    }
    if (!Times.isPossible(occurredAt) || !Times.isPossible(recordedAt)) {
      throw new IllegalArgumentException("not of the years 1900 to 2999: " + occurredAt + ", " + recordedAt);
    }
    if (recordedAt.isBefore(occurredAt)) {
      throw new IllegalArgumentException("recorded before it happened: " + recordedAt + " < " + occurredAt);
    }
  }

  /**
   * A record that is written now.
   *
   * @throws UnreadableEventException when nobody could read the event again: better refused here than by every reader
   */
  public CaseRecord(DossierId dossier, Producer producer, long seq, Instant occurredAt, Instant recordedAt,
      OfficerId actor, @Nullable String causationId, @Nullable Imported imported, CaseEvent event) {
    this(dossier, producer, seq, occurredAt, recordedAt, actor, causationId, imported, event,
        CaseEventCodec.json(event));
  }

  /** Unique for ever and the same at every repeat. */
  public String id() {
    return dossier + ":" + producer.source() + ":" + seq;
  }

  /** The CloudEvents {@code type}. */
  public String type() {
    return event instanceof NewerEvent newer ? newer.type() : EventType.of(event).type();
  }

  /**
   * Whether the other record says the same, in whatever order and with whatever blanks: a repeat does, a second event under
   * the same number does not.
   */
  public boolean sameAs(CaseRecord other) {
    return dossier.equals(other.dossier)
        && producer == other.producer
        && seq == other.seq
        && occurredAt.equals(other.occurredAt)
        && recordedAt.equals(other.recordedAt)
        && actor.equals(other.actor)
        && Objects.equals(causationId, other.causationId)
        && Objects.equals(imported, other.imported)
        && type().equals(other.type())
        && (json.equals(other.json) || EventJson.object(json).equals(EventJson.object(other.json)));
  }

  /**
   * @param by the officer who brought the register in
   * @param registerSeq {@code seq} of the action in the register's {@code actions.csv}; null for what the register does
   *     not number (the submission, and what a service concluded from an imported event)
   */
  public record Imported(OfficerId by, @Nullable Integer registerSeq) {}
}
