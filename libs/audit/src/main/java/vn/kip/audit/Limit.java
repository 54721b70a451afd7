package vn.kip.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A time limit, its stages chained.
 *
 * @param fromDay day of a month on which it starts to run, the first one on or after the event; null for the event itself
 */
record Limit(List<Stage> stages, @Nullable Integer fromDay) {

  private static final Pattern WHOLE = Pattern
      .compile("(\\d+(?:\\.5)? (?:WD|CD|H)(?: > \\d+(?:\\.5)? (?:WD|CD))*)(?: from day (\\d{1,2}))?");

  enum Unit {
    WD,
    CD,
    H
  }

  /** @param half whether half a working day comes on top */
  record Stage(int amount, boolean half, Unit unit) {

    @Override
    public String toString() {
      return amount + (half ? ".5 " : " ") + unit;
    }
  }

  /**
   * Where it ends.
   *
   * @param instant the exact end, for hours only
   */
  record Due(LocalDate date, @Nullable Instant instant) {

    boolean isMetAt(Instant moment) {
      return instant == null ? !moment.atZone(Fact.LOCAL).toLocalDate().isAfter(date) : !moment.isAfter(instant);
    }

    /** Whether it has passed when this day ends. */
    boolean isPassedAtEndOf(LocalDate day) {
      return instant == null
          ? day.isAfter(date)
          : instant.isBefore(day.plusDays(1).atStartOfDay(Fact.LOCAL).toInstant());
    }
  }

  /** Reads {@code 5 WD > 7 WD > 12 CD}, {@code 2.5 WD}, {@code 12 H} or {@code 15 CD from day 15}. */
  static Optional<Limit> parse(String text) {
    var match = WHOLE.matcher(text.strip());
    if (!match.matches()) {
      return Optional.empty();
    }
    var stages = new ArrayList<Stage>();
    for (var stage : match.group(1).split(" > ", -1)) {
      var parts = stage.split(" ", 2);
      boolean half = parts[0].endsWith(".5");
      var unit = Unit.valueOf(parts[1]);
      if (half && unit != Unit.WD) {
        return Optional.empty();
      }
      stages
          .add(new Stage(Integer.parseInt(half ? parts[0].substring(0, parts[0].length() - 2) : parts[0]), half, unit));
    }
    return Optional.of(new Limit(List.copyOf(stages), match.group(2) == null ? null : Integer.valueOf(match.group(2))));
  }

  @Override
  public String toString() {
    return stages.stream().map(Stage::toString).collect(Collectors.joining(" > "))
        + (fromDay == null ? "" : " from day " + fromDay);
  }

  boolean inHours() {
    return stages.getFirst().unit() == Unit.H;
  }

  /** The end, counted from an event; empty where the calendar does not reach it. */
  Optional<Due> from(Instant event, WorkingDays calendar) {
    var start = event.atZone(Fact.LOCAL).toLocalDate();
    if (inHours()) {
      var end = event.plus(Duration.ofHours(stages.getFirst().amount()));
      return Optional.of(new Due(end.atZone(Fact.LOCAL).toLocalDate(), end));
    }
    while (fromDay != null && start.getDayOfMonth() != fromDay) {
      start = start.plusDays(1);
    }
    var end = Optional.of(start);
    boolean afternoonLeft = false;
    for (var stage : stages) {
      boolean endsAtNoon = stage.unit() == Unit.WD && stage.half() != afternoonLeft;
      // A half that begins in the afternoon needs no further day; one that begins in the morning does.
      int days = stage.half() && !afternoonLeft ? stage.amount() + 1 : stage.amount();
      end = end.flatMap(day -> stage.unit() == Unit.WD
          ? calendar.after(day, days)
          : calendar.onOrAfter(day.plusDays(stage.amount())));
      afternoonLeft = endsAtNoon;
    }
    return end.map(day -> new Due(day, null));
  }
}
