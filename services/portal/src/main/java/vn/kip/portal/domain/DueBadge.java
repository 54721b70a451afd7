package vn.kip.portal.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a dossier stands to its due date: a shape and words, so that colour is never needed.
 *
 * @param workingDays counted for the words, at least 1 where they name a number; else 0
 * @param date named by the words; null where they name none
 */
public record DueBadge(Shape shape, Words words, int workingDays, @Nullable LocalDate date) {

  /** Up to so many working days before the due date it is near. */
  public static final int NEAR = 3;

  public enum Shape {
    OK,
    NEAR,
    TODAY,
    LATE,
    WAIT,
    UNPROVEN,
    DONE
  }

  /** The sentence, as a message key below {@code due}. */
  public enum Words {
    LEFT("left"),
    TODAY("today"),
    LATE("late"),
    LATE_SINCE("late-since"),
    STOPPED("stopped"),
    UNPROVEN(
        "unproven"),
    NOT_ACCEPTED("not-accepted"),
    BY("by"),
    DECIDED_EARLY("decided-early"),
    DECIDED_ON(
        "decided-on"),
    DECIDED_LATE("decided-late"),
    DECIDED(
        "decided"),
    WITHDRAWN("withdrawn"),
    REFUSED("refused"),
    STANDS("stands"),
    SIGNED("signed");

    private final String key;

    Words(String key) {
      this.key = key;
    }

    public String key() {
      return "due." + key;
    }
  }

  /** The class by which the style sheet draws the shape. */
  public String css() {
    return switch (shape) {
      case OK -> "is-ok";
      case NEAR -> "is-near";
      case TODAY -> "is-today";
      case LATE -> "is-late";
      case WAIT -> "is-wait";
      case UNPROVEN -> "is-unproven";
      case DONE -> "is-done";
    };
  }

  public static DueBadge of(Shape shape, Words words) {
    return new DueBadge(shape, words, 0, null);
  }

  public static DueBadge of(Shape shape, Words words, @Nullable LocalDate date) {
    return new DueBadge(shape, words, 0, date);
  }
}
