package vn.kip.local.cli;

import java.time.LocalDate;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What is about to go wrong; and how well that was foretold before. */
@Command(name = "forecast", description = "open dossiers by risk, backlog to come, the chance that none is late", mixinStandardHelpOptions = true, subcommands = ForecastCommand.BackTest.class)
final class ForecastCommand extends CommonOptions {

  private static final int SHOWN = 15;

  @Option(names = "--as-of", paramLabel = "D", description = "at the end of this day; today, where it is left out")
  @Nullable
  LocalDate asOf;

  @Option(names = "--until", paramLabel = "D", description = "last day looked at; four weeks on, where it is left out")
  @Nullable
  LocalDate until;

  @Option(names = "--json", description = "JSON on standard output")
  boolean json;

  @Override
  public Integer call() {
    var query = new HashMap<String, String>();
    if (asOf != null) {
      query.put("asOf", asOf.toString());
    }
    if (until != null) {
      query.put("until", until.toString());
    }
    var forecast = new Api(installation(), "kip-cli").get("reporting", "/forecast", query);
    if (json) {
      OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(forecast));
    } else {
      print(forecast);
    }
    return Exit.DONE.code();
  }

  private static void print(JsonNode forecast) {
    var outlook = forecast.path("outlook");
    OUT.printf(
        "As of %s, from the flow since %s. Until %s: %s overdue now, %.1f more expected late, chance of none %.0f %%%n",
        forecast.path("asOf").asString(), forecast.path("measuredFrom").asString(), outlook.path("until").asString(),
        outlook.path("overdueNow"), outlook.path("expectedLate").asDouble(),
        100 * outlook.path("chanceOfNone").asDouble());
    backlogs("stage", forecast.path("stages"));
    backlogs("officer", forecast.path("officers"));
    OUT.printf("%n%-28s %-16s %-8s %-12s %-12s %5s %7s%n", "likeliest to be late", "programme", "ward", "stage", "due",
        "days", "chance");
    int shown = 0;
    for (var risk : forecast.path("atRisk")) {
      if (shown++ < SHOWN) {
        OUT.printf("%-28s %-16s %-8s %-12s %-12s %5s %6.0f %%%n", risk.path("code").asString(),
            risk.path("programme").asString(), risk.path("ward").asString(), risk.path("stage").asString("-"),
            risk.path("due").asString(), risk.path("workingDaysLeft"), 100 * risk.path("chanceLate").asDouble());
      }
    }
  }

  private static void backlogs(String what, JsonNode backlogs) {
    OUT.printf("%n%-16s %6s %8s %8s   in 5, 10, 20 working days (4 of 5 times within)%n", what, "now", "in/day",
        "out/day");
    for (var backlog : backlogs) {
      OUT.printf("%-16s %6s %8.2f %8.2f  ", backlog.path("name").asString(), backlog.path("now"),
          backlog.path("inPerDay").asDouble(), backlog.path("outPerDay").asDouble());
      backlog.path("ahead").forEach(ahead -> OUT.printf(" %.0f (%.0f–%.0f)", ahead.path("backlog").asDouble(),
          ahead.path("low").asDouble(), ahead.path("high").asDouble()));
      OUT.println();
    }
  }

  /** Holds earlier forecasts against what came. */
  @Command(name = "back-test", description = "the forecast held against what came, for every fifth working day")
  static final class BackTest extends ReportCommand.Periodic {

    @Override
    public Integer call() {
      if (knownAt != null) {
        throw new KipFailure(Exit.USAGE, "--known-at: a back-test goes by what happened");
      }
      var test = new Api(installation(), "kip-cli").get("reporting", "/forecast/back-test", query());
      if (json) {
        OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(test));
      } else {
        print(test);
      }
      return Exit.DONE.code();
    }

    private static void print(JsonNode test) {
      OUT.printf("%s forecasts of a dossier, %s were late; Brier score %.4f, of the bare share %.4f%n%n",
          test.path("forecasts"), test.path("late"), test.path("brier").asDouble(),
          test.path("brierOfShare").asDouble());
      OUT.printf("%-14s %10s %12s %12s%n", "chance said", "forecasts", "mean chance", "late in fact");
      test.path("bins").forEach(bin -> OUT.printf("%4.0f – %4.0f %% %10s %10.1f %% %10.1f %%%n",
          100 * bin.path("from").asDouble(), 100 * bin.path("to").asDouble(), bin.path("forecasts"),
          100 * bin.path("meanChance").asDouble(), 100 * bin.path("shareLate").asDouble()));
      OUT.printf("%n%-12s %-12s %16s %14s %6s%n", "made at", "until", "chance of none", "expected late", "late");
      test.path("periods").forEach(period -> OUT.printf("%-12s %-12s %14.0f %% %14.1f %6s%n",
          period.path("asOf").asString(), period.path("until").asString(),
          100 * period.path("chanceOfNone").asDouble(), period.path("expectedLate").asDouble(), period.path("late")));
    }
  }
}
