package vn.kip.deadlines;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A limit in stages, each starting at the due date of the one before.
 *
 * @param startsOnDay day of a month on which the first stage starts, the first such day on or after the event (Decision
 *     24/2021: reviews start on the 15th); null when it starts with the event
 */
public record TimeLimit(List<Stage> stages, @Nullable Integer startsOnDay) {

  private static final Pattern STAGE = Pattern.compile("([1-9][0-9]{0,3}|[0-9]{1,4}(?=\\.5))(\\.5)?\\s*(WD|CD|H)");

  private static final Pattern FROM_DAY = Pattern.compile("(.*)\\sfrom day ([0-9]{1,2})\\s*");

  public TimeLimit {
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("a limit has at least one stage");
    }
    if (stages.size() > 1 && stages.stream().anyMatch(stage -> stage.unit() == Unit.H)) {
      throw new IllegalArgumentException("hours cannot be chained");
    }
    if (stages.stream().anyMatch(stage -> stage.half() && stage.unit() != Unit.WD)) {
      throw new IllegalArgumentException("only working days have halves");
    }
    if (startsOnDay != null && stages.getFirst().unit() == Unit.H) {
      throw new IllegalArgumentException("hours start at the event, not on a day of the month");
    }
    if (startsOnDay != null && (startsOnDay < 1 || startsOnDay > 28)) {
      throw new IllegalArgumentException("not a day of every month: " + startsOnDay);
    }
  }

  /** Working days, calendar days, hours around the clock. */
  public enum Unit {
    WD,
    CD,
    H
  }

  /** @param half whether half a working day is added, as offices do that shorten a limit (5 to 2.5 working days) */
  public record Stage(int amount, Unit unit, boolean half) {

    public Stage(int amount, Unit unit) {
      this(amount, unit, false);
    }

    @Override
    public String toString() {
      return amount + (half ? ".5 " : " ") + unit;
    }
  }

  /**
   * Reads {@code 5 WD > 7 WD > 12 CD}; commas and arrows separate as well. {@code 15 CD from day 15} starts on the first
   * 15th of a month on or after the event. Working days may have a half: {@code 2.5 WD}. What {@link #toString()} prints reads back as the same limit.
   *
   * @throws IllegalArgumentException naming the stage that cannot be read
   */
  public static TimeLimit parse(String text) {
    var parts = FROM_DAY.matcher(text);
    boolean fromDay = parts.matches();
    var stages = fromDay ? parts.group(1) : text;
    return new TimeLimit(
        Arrays.stream(stages.split("[>,→]", -1)).map(String::strip).map(TimeLimit::stage).toList(),
        fromDay ? Integer.valueOf(parts.group(2)) : null);
  }

  private static Stage stage(String text) {
    var match = STAGE.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("not a limit such as 5 WD, 12 CD or 12 H: \"" + text + "\"");
    }
    return new Stage(Integer.parseInt(match.group(1)), Unit.valueOf(match.group(3)), match.group(2) != null);
  }

  public boolean inHours() {
    return stages.getFirst().unit() == Unit.H;
  }

  @Override
  public String toString() {
    return stages.stream().map(Stage::toString).collect(Collectors.joining(" > "))
        + (startsOnDay == null ? "" : " from day " + startsOnDay);
  }
}
