package vn.kip.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time limit, its stages chained.
 *
 * @param fromDay day of a month on which it starts to run, the first one on or after the event; null for the event itself
 */
record Limit(List<Stage> stages, @Nullable Integer fromDay) {

  private static final Pattern WHOLE = Pattern
      .compile("(\\d+ (?:WD|CD|H)(?: > \\d+ (?:WD|CD))*)(?: from day (\\d{1,2}))?");

  enum Unit {
    WD,
    CD,
    H
  }

  record Stage(int amount, Unit unit) {}

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

  /** Reads {@code 5 WD > 7 WD > 12 CD}, {@code 12 H} or {@code 15 CD from day 15}. */
  static Optional<Limit> parse(String text) {
    var match = WHOLE.matcher(text.strip());
    if (!match.matches()) {
      return Optional.empty();
    }
    var stages = new ArrayList<Stage>();
    for (var stage : match.group(1).split(" > ", -1)) {
      var parts = stage.split(" ", 2);
      stages.add(new Stage(Integer.parseInt(parts[0]), Unit.valueOf(parts[1])));
    }
    return Optional.of(new Limit(List.copyOf(stages), match.group(2) == null ? null : Integer.valueOf(match.group(2))));
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
    for (var stage : stages) {
      end = end.flatMap(day -> stage.unit() == Unit.WD
          ? calendar.after(day, stage.amount())
          : calendar.onOrAfter(day.plusDays(stage.amount())));
    }
    return end.map(day -> new Due(day, null));
  }
}
