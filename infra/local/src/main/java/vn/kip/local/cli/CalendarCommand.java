package vn.kip.local.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.kip.deadlines.CalendarRelease;
import vn.kip.deadlines.CalendarRelease.Occasion;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.deadlines.WorkingCalendar.Reach;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Programme;

/** Whether the office will know the days off that its due dates need, in time. */
@Command(name = "calendar", description = "looks how far the calendar reaches", mixinStandardHelpOptions = true, subcommands = CalendarCommand.Check.class)
final class CalendarCommand {

  private static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");
  /** Limits are shorter than a year: what is accepted now is due by the end of the next. */
  private static final int YEARS_AHEAD = 2;

  @Command(name = "check", description = "which years are covered, provisional or missing, and from which day it will be felt; works offline")
  static final class Check extends CommonOptions {

    @Option(names = "--on", paramLabel = "D", description = "as if it were this day (default: today)")
    @Nullable
    String on;

    @Option(names = "--json", description = "JSON on standard output")
    boolean json;

    @Override
    public Integer call() {
      var today = today();
      var years = new Reaching(installation().calendar(), Catalogue.of(installation().catalogue())).years(today);
      if (json) {
        OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new Answer(today, years)));
      } else {
        years.forEach(year -> OUT.println(year.sentence()));
      }
      boolean lacking = years.stream().anyMatch(year -> year.reach() == Reach.MISSING && year.isFeltOn(today));
      return (lacking ? Exit.REFUSED : Exit.DONE).code();
    }

    private LocalDate today() {
      try {
        return on == null ? LocalDate.now(LOCAL) : LocalDate.parse(on);
      } catch (DateTimeException _) {
        throw new KipFailure(Exit.USAGE, "--on: a date is wanted, YYYY-MM-DD, not: " + on);
      }
    }
  }

  record Answer(LocalDate on, List<Year> years) {}

  /**
   * A year as the calendar has it.
   *
   * @param releases ids of those that speak of it, the first announced first
   * @param open what is still to be announced
   * @param feltFrom first day on which what is accepted is due in a year that is not wholly known; null where all is known
   * @param programme whose limit it is that reaches so far, {@code limit} the limit itself
   */
  record Year(int year, Reach reach, List<String> releases, List<Occasion> open, @Nullable LocalDate feltFrom,
      @Nullable String programme, @Nullable String limit) {

    boolean isFeltOn(LocalDate day) {
      return feltFrom != null && !feltFrom.isAfter(day);
    }

    String sentence() {
      var felt = feltFrom == null ? "" : "; felt from " + feltFrom + " on (" + programme + ", " + limit + ")";
      return year + "  " + switch (reach) {
        case KNOWN -> "known: " + String.join(", ", releases);
        case PROVISIONAL -> "provisional: " + String.join(", ", releases) + "; open: "
            + String.join("; ", open.stream().map(Occasion::en).toList()) + felt;
        case MISSING -> "missing" + felt;
      };
    }
  }

  private record Felt(LocalDate from, String programme, String limit) {}

  /** What a calendar has, and what the programmes need of it. */
  record Reaching(WorkingCalendar calendar, Catalogue catalogue) {

    List<Year> years(LocalDate today) {
      int first = calendar.releases().stream().mapToInt(CalendarRelease::firstYear).min().orElse(today.getYear());
      var years = new ArrayList<Year>();
      int last = today.getYear() + YEARS_AHEAD;
      var counting = new DeadlineCalculator(withoutGaps(first, last + 1));
      for (int year = first; year <= last; year++) {
        var reach = calendar.reach(year);
        var felt = reach == Reach.KNOWN ? Optional.<Felt>empty() : felt(year, counting);
        years.add(new Year(year, reach, releases(year), calendar.open(year), felt.map(Felt::from).orElse(null),
            felt.map(Felt::programme).orElse(null), felt.map(Felt::limit).orElse(null)));
      }
      return years;
    }

    private List<String> releases(int year) {
      return calendar.releases().reversed().stream()
          .filter(release -> release.firstYear() <= year && year <= release.lastYear()).map(CalendarRelease::id)
          .toList();
    }

    /** Missing years as if they had no day off, which is enough to see when a limit reaches them. */
    private WorkingCalendar withoutGaps(int first, int last) {
      var releases = new ArrayList<>(calendar.releases());
      IntStream.rangeClosed(first, last).filter(year -> calendar.reach(year) == Reach.MISSING)
          .mapToObj(year -> new CalendarRelease("missing-" + year, year, year, "", Instant.EPOCH, Map.of(), Map.of()))
          .forEach(releases::add);
      return new WorkingCalendar(releases);
    }

    /** Of all programmes that can be accepted then, the one whose due date is the first to reach the year. */
    private Optional<Felt> felt(int year, DeadlineCalculator counting) {
      return catalogue.programmes().stream().flatMap(programme -> felt(programme, year, counting).stream())
          .min(Comparator.comparing(Felt::from));
    }

    private static Optional<Felt> felt(Programme programme, int year, DeadlineCalculator counting) {
      return Stream.iterate(LocalDate.of(year - 1, 1, 1), day -> day.getYear() < year, day -> day.plusDays(1))
          .filter(programme::isOpenOn)
          .filter(day -> programme.on(day).filter(version -> version.limit() != null).isPresent())
          .filter(day -> reaches(programme, day, year, counting)).findFirst()
          .map(day -> new Felt(day, programme.code(), String.valueOf(programme.on(day).orElseThrow().limit())));
    }

    private static boolean reaches(Programme programme, LocalDate day, int year, DeadlineCalculator counting) {
      var limit = Objects.requireNonNull(programme.on(day).orElseThrow().limit());
      return limit.inHours()
          ? day.plusDays(1).getYear() == year
          : counting.due(limit, day).due().date().getYear() >= year;
    }
  }

  private CalendarCommand() {}
}
