package vn.kip.service.register;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.Refusal;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.OfficerId;
import vn.kip.events.Times;

/**
 * An action of the register, read.
 *
 * @param key of the dossier: its code or, when refused at the desk, {@code submitted_at|applicant_id}
 * @param seq its place in the dossier's history, from 1
 */
public record RegisterAction(
    String key,
    int seq,
    Instant occurredAt,
    Instant recordedAt,
    OfficerId actor,
    Kind kind,
    RegisterDetail detail) {

  /** The register's vocabulary. */
  public enum Kind {
    ACCEPTED,
    REFUSED_AT_DESK,
    SUPPLEMENT_REQUESTED,
    SUPPLEMENT_RECEIVED,
    POSTED,
    FORWARDED,
    APPRAISED,
    APOLOGY_SENT,
    DECIDED,
    PAID,
    RESULT_RETURNED,
    WITHDRAWN
  }

  /** What the action amounts to in the case log: as it was, and marked as imported. */
  public NewEvent imported(CaseEvent event, OfficerId by) {
    return new NewEvent(event, occurredAt, recordedAt, actor, null, new CaseRecord.Imported(by, seq));
  }

  /**
   * Reads a row.
   *
   * @param latest nothing has happened or been recorded after it
   * @throws Unreadable naming the column
   */
  static RegisterAction read(String key, RegisterRequest.ActionRow row, Instant latest) {
    var occurredAt = instant("occurred_at", row.occurredAt(), latest);
    var recordedAt = instant("recorded_at", row.recordedAt(), latest);
    if (recordedAt.isBefore(occurredAt)) {
      throw new Unreadable(Refusal.invalid(
          "register.recorded-before-occurred",
          "recorded_at",
          "recordedAt",
          row.recordedAt(),
          "occurredAt",
          row.occurredAt()));
    }
    if (row.actor().isBlank() || row.actor().length() > 100) {
      throw new Unreadable(Refusal.invalid("register.actor-missing", "actor"));
    }
    return new RegisterAction(
        key,
        seq(row.seq()),
        occurredAt,
        recordedAt,
        new OfficerId(row.actor()),
        kind(row.action()),
        new RegisterDetail(row.detail()));
  }

  private static Kind kind(String action) {
    Optional<Kind> known = Arrays.stream(Kind.values()).filter(kind -> kind.name().equals(action)).findFirst();
    return known
        .orElseThrow(() -> new Unreadable(Refusal.invalid("register.action-unknown", "action", "action", action)));
  }

  private static int seq(String seq) {
    if (!seq.matches("[1-9][0-9]{0,8}")) {
      throw new Unreadable(Refusal.invalid("register.seq-invalid", "seq", "value", seq));
    }
    return Integer.parseInt(seq);
  }

  /**
   * An instant with its offset, as the register writes it.
   *
   * @throws Unreadable when it is none, or not of the years 1900 to 2999
   */
  public static Instant instant(String column, String text) {
    Instant moment;
    try {
      moment = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Unreadable(Refusal.invalid("register.instant-unreadable", column, "value", text), e);
    }
    if (!Times.isPossible(moment)) {
      throw new Unreadable(Refusal.invalid("register.time-impossible", column, "value", text));
    }
    return moment;
  }

  /**
   * An instant of the past.
   *
   * @param latest the present, with what clocks may differ by
   * @throws Unreadable as above, and when it lies after {@code latest}
   */
  static Instant instant(String column, String text, Instant latest) {
    var moment = instant(column, text);
    if (moment.isAfter(latest)) {
      throw new Unreadable(Refusal.invalid("register.time-in-future", column, "value", text));
    }
    return moment;
  }
}
