package vn.kip.local.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The run of a month at the running office. */
@Command(name = "run", description = "the run of a month: what it pays and why it differs from the last one", mixinStandardHelpOptions = true, subcommands = {
    PayRunCommand.Plan.class,
    PayRunCommand.Prepare.class,
    PayRunCommand.Show.class,
    PayRunCommand.Diff.class,
    PayRunCommand.Release.class,
    PayRunCommand.Cancel.class
})
final class PayRunCommand {

  private static final Duration PREPARED_WITHIN = Duration.ofMinutes(10);
  private static final int PAGES_SHOWN = 1;

  private PayRunCommand() {}

  /** A question or an act about one run. */
  abstract static class OfMonth extends CommonOptions {

    @Parameters(paramLabel = "MONTH", description = "YYYY-MM")
    String month = "";

    @Option(names = "--number", paramLabel = "N", description = "1 is the main run of the month, later ones supplement it (default: ${DEFAULT-VALUE})")
    int number = 1;

    @Option(names = "--as", paramLabel = "OFFICER", description = "id of the officer (default: ${DEFAULT-VALUE})")
    String officer = "payment-1";

    @Option(names = "--json", description = "JSON on standard output")
    boolean json;

    Map<String, String> query(String... more) {
      var query = new LinkedHashMap<String, String>();
      query.put("number", Integer.toString(number));
      for (int i = 0; i + 1 < more.length; i += 2) {
        query.put(more[i], more[i + 1]);
      }
      return query;
    }

    Api api() {
      return new Api(runningInstallation(), officer);
    }

    JsonNode post(String path, Object body) {
      try {
        return api().post("payment", path, body, PREPARED_WITHIN);
      } catch (IOException e) {
        throw Api.notRunning("payment", e);
      }
    }

    int show(JsonNode answer) {
      if (json) {
        OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
      } else {
        print(answer);
      }
      return Exit.DONE.code();
    }

    void print(JsonNode run) {
      printRun(run);
    }
  }

  @Command(name = "plan", description = "what would be prepared now, or would have been at an earlier time; writes nothing")
  static final class Plan extends OfMonth {

    @Option(names = "--known-at", paramLabel = "T", description = "an instant: as far as was recorded by then")
    @Nullable
    String knownAt;

    @Override
    public Integer call() {
      return show(api().get("payment", "/runs/" + month + "/plan",
          knownAt == null ? Map.of() : Map.of("knownAt", knownAt)));
    }

    @Override
    void print(JsonNode plan) {
      OUT.printf("%s, known at %s: %,d lines, %,d đ; %d held, %d months overpaid%n", plan.path("month").asString(),
          plan.path("knownAt").asString(), plan.path("lines").asInt(), plan.path("total").asLong(),
          plan.path("held").asInt(), plan.path("overpaid").asInt());
    }
  }

  @Command(name = "prepare", description = "plans the run and keeps it; one that is not released is planned again")
  static final class Prepare extends OfMonth {

    @Option(names = "--at-old-rate", paramLabel = "REASON", description = "goes on though a rate in force is undecided")
    @Nullable
    String atOldRate;

    @Option(names = "--though-open", paramLabel = "REASON", description = "though the run of the month before is not released")
    @Nullable
    String thoughOpen;

    @Override
    public Integer call() {
      var body = new LinkedHashMap<String, Object>();
      body.put("number", number);
      body.put("atOldRate", atOldRate);
      body.put("thoughOpen", thoughOpen);
      return show(post("/runs/" + month, body));
    }
  }

  @Command(name = "show", description = "the run, its bridge from the last one, and what waits")
  static final class Show extends OfMonth {

    @Override
    public Integer call() {
      var run = api().get("payment", "/runs/" + month, query());
      show(run);
      if (!json && run.path("held").asInt() > 0) {
        var held = api().get("payment", "/runs/" + month + "/lines", query("held", "true"));
        OUT.println("waits:");
        held.path("lines").forEach(PayRunCommand::printLine);
      }
      return Exit.DONE.code();
    }
  }

  @Command(name = "diff", description = "each grant that is paid otherwise than in the last run, with the reason")
  static final class Diff extends OfMonth {

    @Option(names = "--change", paramLabel = "CHANGE", description = "only those: NEW, RESUMED, MOVED_IN, RELEASED_FROM_HOLD, STOPPED, SUSPENDED, MOVED_OUT, HELD, CHANGED")
    @Nullable
    String change;

    @Override
    public Integer call() {
      return show(api().get("payment", "/runs/" + month + "/lines",
          change == null ? query() : query("change", change)));
    }

    @Override
    void print(JsonNode page) {
      page.path("lines").forEach(line -> {
        if (!line.path("entry").path("change").asString("SAME").equals("SAME")) {
          printLine(line);
        }
      });
      long shown = page.path("lines").size();
      if (page.path("total").asLong() > shown * PAGES_SHOWN) {
        OUT.println("… of " + page.path("total").asLong() + " grants the first " + shown + " were looked at");
      }
    }
  }

  @Command(name = "release", description = "a second officer releases the run: its orders are made")
  static final class Release extends OfMonth {

    @Override
    public Integer call() {
      return show(post("/runs/" + month + "/release?number=" + number, Map.of()));
    }
  }

  @Command(name = "cancel", description = "gives a run up that is not released")
  static final class Cancel extends OfMonth {

    @Override
    public Integer call() {
      return show(post("/runs/" + month + "/cancellation?number=" + number, Map.of()));
    }
  }

  private static void printRun(JsonNode run) {
    CommonOptions.OUT.printf("%s-%d %s: %,d lines, %,d đ; %d held (%,d đ), %d months overpaid%n",
        run.path("month").asString(),
        run.path("number").asInt(), run.path("state").asString(), run.path("lines").asInt(),
        run.path("total").asLong(), run.path("held").asInt(), run.path("heldTotal").asLong(),
        run.path("overpaid").asInt());
    CommonOptions.OUT.printf("  transfer by %s, with the people by %s; prepared by %s%s%n",
        run.path("transferBy").asString(),
        run.path("settleBy").asString(), run.path("preparedBy").asString(),
        run.hasNonNull("releasedBy") ? ", released by " + run.path("releasedBy").asString() : "");
    if (run.hasNonNull("bridge")) {
      printBridge(run.path("bridge"));
    }
  }

  private static void printBridge(JsonNode bridge) {
    CommonOptions.OUT.printf("  %-22s %8d %,18d%n", "last month's list", bridge.path("last").path("grants").asInt(),
        bridge.path("last").path("dong").asLong());
    bridge.path("changes").properties().stream().filter(change -> !change.getKey().equals("SAME"))
        .forEach(change -> printSum(change.getKey(), change.getValue()));
    CommonOptions.OUT.printf("  %-22s %8d %,18d%n", "this month's list", bridge.path("regular").path("grants").asInt(),
        bridge.path("regular").path("dong").asLong());
    printSum("paid ahead", bridge.path("paidAhead"));
    printSum("back-pay", bridge.path("backPay"));
    printSum("carried", bridge.path("carried"));
    printSum("advance", bridge.path("advance"));
    CommonOptions.OUT.printf("  %-22s %8s %,18d%n", "total", "", bridge.path("total").asLong());
  }

  private static void printSum(String what, JsonNode sum) {
    if (sum.path("grants").asInt() > 0) {
      CommonOptions.OUT.printf("    %-20s %8d %,18d%n", what, sum.path("grants").asInt(), sum.path("dong").asLong());
    }
  }

  private static void printLine(JsonNode line) {
    var entry = line.path("entry");
    CommonOptions.OUT.printf("  %-30s %-8s %-20s %,14d → %,14d%s%n", line.path("name").asString(""),
        entry.path("line").path("ward").asString(""),
        entry.path("hold").asString(entry.path("change").asString("")), entry.path("before").asLong(),
        entry.path("regular").asLong(), entry.hasNonNull("of") ? " of " + entry.path("of").asString() : "");
  }
}
