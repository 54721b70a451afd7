package vn.kip.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something the auditor does not agree with, named as closely as it can be.
 *
 * @param offset of the record it rests on
 * @param dossier id; {@code code} the dossier code, where it has one
 * @param what in English; {@code vi} in Vietnamese
 */
public record Finding(
    Kind kind,
    @Nullable Integer partition,
    @Nullable Long offset,
    @Nullable String dossier,
    @Nullable String code,
    String what,
    String vi) {

  /** What was found. */
  public enum Kind {
    /** The record is not what was sealed. */
    ALTERED,
    MISSING,
    INSERTED,
    REORDERED,
    /** The log is not the one that somebody's seal was made of. */
    SEAL_DIFFERS,
    /** The record is no case event; or the facts of a dossier are such that they cannot be read together. */
    UNREADABLE,
    /** The log holds events of a later contract than the auditor's. */
    AUDITOR_TOO_OLD,
    /** A number was left out: an event was lost, or removed. */
    SEQ_GAP,
    /** The same number again with another content. */
    REPEAT_DIFFERS,
    PROGRAMME_UNKNOWN,
    /** What came in is not what went out and what is left. */
    BALANCE,
    /** A due date that stands in the log is not what the rules give. */
    DUE_DIFFERS,
    GRANT_MISSING,
    GRANT_WITHOUT_DECISION,
    PAYMENT_WITHOUT_ORDER,
    PAID_TWICE,
    /** A run ordered a grant twice, or a month's regular money was ordered though it had been before. */
    MONTH_ORDERED_TWICE,
    /** One officer did what two have to do. */
    FOUR_EYES,
    /** A reported figure is not what the log gives. */
    FIGURE_DIFFERS,
    DOSSIER_DIFFERS,
    CELL_DIFFERS,
    /** Reporting could not be compared with the log. */
    NOT_COMPARED
  }

  static Finding ofLog(Kind kind, int partition, long offset, String what, String vi) {
    return new Finding(kind, partition, offset, null, null, what, vi);
  }

  /** About a dossier, resting on one of its records. */
  static Finding ofFact(Kind kind, Fact fact, @Nullable String code, String what, String vi) {
    return new Finding(kind, fact.partition(), fact.offset(), fact.entry().dossier().value(), code,
        what,
        vi);
  }

  /** About a dossier as a whole. */
  public static Finding ofDossier(Kind kind, String dossier, @Nullable String code, String what, String vi) {
    return new Finding(kind, null, null, dossier, code, what, vi);
  }

  /** About a figure. */
  public static Finding of(Kind kind, String what, String vi) {
    return new Finding(kind, null, null, null, null, what, vi);
  }
}
