package vn.kip.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.kip.local.register.IndicatorImport;
import vn.kip.local.register.RecipientsImport;
import vn.kip.local.register.RegisterImport;
import vn.kip.local.register.RegisterUnreadable;
import vn.kip.local.register.RejectedRows;
import vn.kip.local.register.Rejection;

@Command(name = "import", description = "imports a register through the services' public APIs; can be stopped and run again")
final class ImportCommand extends CommonOptions {

  private static final int SHOWN = 20;
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(5);

  @Parameters(paramLabel = "DIR", description = "folder with dossiers.csv and actions.csv, and targets.csv, indicators.csv and recipients.csv where there are any")
  Path folder = Path.of(".");

  @Option(names = "--as-of", paramLabel = "DATE", description = "takes only what the office had recorded up to this date")
  @Nullable
  LocalDate asOf;

  @Option(names = "--json", description = "JSON on standard output")
  boolean json;

  @Override
  public Integer call() throws IOException {
    return run(installation(), folder, asOf, json);
  }

  static int run(Installation installation, Path folder, @Nullable LocalDate asOf, boolean json) throws IOException {
    if (new Launcher(installation).running().isEmpty() && new Api(installation, "kip-cli").health("intake") == null) {
      throw new KipFailure(Exit.NOT_RUNNING, "not running; start it with: kip up");
    }
    if (!Files.isDirectory(folder)) {
      throw new KipFailure(Exit.USAGE, "there is no folder " + folder);
    }
    var api = new Api(installation, "register-import");
    var progress = new ProgressLine(ERR);
    long start = System.nanoTime();
    RegisterImport.Result result;
    IndicatorImport.Result indicators;
    RecipientsImport.Result recipients;
    try {
      result = hasDossiers(folder)
          ? new RegisterImport((service, body) -> api.post(service, "/register/actions", body),
              InstantSource.system(), progress::at).run(folder, asOf)
          : RegisterImport.Result.nothing();
      recipients = new RecipientsImport(body -> api.post("payment", "/recipients", body)).run(folder);
      indicators = new IndicatorImport(body -> api.post("reporting", "/indicators", body)).run(folder, asOf);
    } catch (RegisterUnreadable e) {
      throw new KipFailure(Exit.REFUSED, String.valueOf(e.getMessage()));
    }
    long sent = System.nanoTime();
    awaitSettled(installation);
    progress.end();
    var rejected = installation.data().resolve("rejected").resolve(folder.toAbsolutePath().normalize().getFileName());
    var rejections = Stream.of(result.rejections(), indicators.rejections(), recipients.rejections())
        .flatMap(List::stream).toList();
    if (!rejections.isEmpty()) {
      RejectedRows.write(rejected, rejections);
    }
    if (json) {
      OUT.println(Api.JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(summary(result, indicators, recipients, rejections, rejected)));
    } else {
      print(result, indicators, recipients, rejections, rejected);
      ERR.printf("sent in %.1f s, everything concluded after %.1f s%n", (sent - start) / 1e9,
          (System.nanoTime() - start) / 1e9);
    }
    return rejections.isEmpty() ? Exit.DONE.code() : Exit.REFUSED.code();
  }

  /** The services conclude by themselves what follows from the rows; a report asked for now should have it all. */
  private static void awaitSettled(Installation installation) {
    var api = new Api(installation, "kip-cli");
    long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
    int quiet = 0;
    try (var lag = new LogLag(installation)) {
      while (quiet < 2) {
        var lags = lag.now();
        boolean settled = lags.size() == Installation.READERS.size()
            && lags.values().stream().allMatch(behind -> behind == 0)
            && Installation.READERS.stream().allMatch(service -> {
              var health = api.healthInFull(service);
              return health != null
                  && health.path("components").path("outbox").path("details").path("unsent").asLong(0) == 0;
            });
        quiet = settled ? quiet + 1 : 0;
        if (System.nanoTime() > deadline) {
          throw new KipFailure(Exit.NOT_RUNNING, "all rows are in, but the services have not concluded within "
              + SETTLED_WITHIN.toMinutes() + " minutes; see: kip status");
        }
        Launcher.sleep(Duration.ofMillis(150));
      }
    }
  }

  /** A folder may bring recipients alone; without any list it is a register whose files are missing. */
  private static boolean hasDossiers(Path folder) {
    return Files.exists(folder.resolve("dossiers.csv")) || !RecipientsImport.isIn(folder);
  }

  private static void print(RegisterImport.Result result, IndicatorImport.Result indicators,
      RecipientsImport.Result recipients, List<Rejection> rejections, Path rejected) {
    OUT.printf("%-10s %8s %10s %10s %10s%n", "", "read", "recorded", "unchanged", "rejected");
    print("dossiers", result.dossiers());
    print("actions", result.actions());
    print("targets", indicators.targets());
    print("indicators", indicators.observations());
    print("recipients", recipients.recipients());
    if (!rejections.isEmpty()) {
      OUT.println();
      rejections.stream().limit(SHOWN).forEach(rejection -> OUT.println("  " + sentence(rejection)));
      if (rejections.size() > SHOWN) {
        OUT.println("  … and " + (rejections.size() - SHOWN) + " more");
      }
      OUT.println("the rejected rows are in " + rejected + "; mend them there and import that folder");
    }
  }

  private static void print(String what, RegisterImport.Result.Count count) {
    OUT.printf("%-10s %8d %10d %10d %10d%n", what, count.read(), count.recorded(), count.unchanged(), count.rejected());
  }

  private static String sentence(Rejection rejection) {
    var where = rejection.file() + ", line " + rejection.line()
        + (rejection.column().isEmpty() ? "" : ", " + rejection.column());
    return where + ": " + rejection.vi() + " / " + rejection.en() + " [" + rejection.errorKey() + "]";
  }

  private static Map<String, Object> summary(RegisterImport.Result result, IndicatorImport.Result indicators,
      RecipientsImport.Result recipients, List<Rejection> rejections, Path rejected) {
    var summary = new LinkedHashMap<String, Object>();
    summary.put("dossiers", result.dossiers());
    summary.put("actions", result.actions());
    summary.put("targets", indicators.targets());
    summary.put("indicators", indicators.observations());
    summary.put("recipients", recipients.recipients());
    summary.put("rejected", rejections.stream().map(ImportCommand::row).toList());
    if (!rejections.isEmpty()) {
      summary.put("rejectedFolder", rejected.toString());
    }
    return summary;
  }

  private static Map<String, Object> row(Rejection rejection) {
    var row = new LinkedHashMap<String, Object>();
    row.put("file", rejection.file());
    row.put("line", rejection.line());
    row.put("column", rejection.column());
    row.put("errorKey", rejection.errorKey());
    row.put("reason", rejection.en());
    row.put("messages", Map.of("vi", rejection.vi(), "en", rejection.en()));
    return row;
  }

}
