package vn.kip.portal.domain;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something an officer should know of without having looked for it. It names a dossier by its code, never a person.
 *
 * @param code of the dossier; null before acceptance
 * @param due the date that is near or has passed, or the day on which a proposal was sent back; null where the notice is
 *     about money
 * @param cause why the office itself did not pay, as payment names it; null where somebody else says why
 * @param why what the bank, the citizen, the payment officer or the one who decides said; null for deadlines
 */
public record Notice(Kind kind, String dossier, @Nullable String code, @Nullable LocalDate due, @Nullable String cause,
    @Nullable String why) {

  public enum Kind {
    LATE,
    TODAY,
    NEAR,
    /** A grant, by who pays. */
    RETURNED,
    /** A proposal, by who decides. */
    SENT_BACK,
    FAILED;

    /** The kind of an urgency that presses, by its name; empty for the others. */
    public static Optional<Kind> of(String urgency) {
      return Stream.of(LATE, TODAY, NEAR).filter(kind -> kind.name().equals(urgency)).findFirst();
    }

    /** Below {@code notice}. */
    public String key() {
      return "notice." + name();
    }

    /** The class by which the style sheet draws the shape. */
    public String css() {
      return switch (this) {
        case LATE, FAILED -> "is-late";
        case TODAY -> "is-today";
        case NEAR, RETURNED, SENT_BACK -> "is-near";
      };
    }
  }

  /** The same for the same news: another due date, or another reason, is to be read again. */
  public String id() {
    return Stream.of(kind, dossier, due, cause, why).filter(Objects::nonNull).map(String::valueOf)
        .collect(Collectors.joining(":"));
  }
}
