package vn.kip.bench.reporting;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Reporting beside a long log: the first build of its figures, form 06 and search, decisions until the report shows them, and
 * a rebuild beside its floor. Everything runs as the processes it is; only the dossiers are invented.
 */
public final class ReportingBench {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final List<String> WRITERS = List.of("intake", "eligibility", "payment");
  private static final int QUESTIONS = 300;
  private static final int WARM_UP = 50;
  private static final int DECIDING_SECONDS = 30;

  private final long dossiers;
  private final Office office;
  private final OfficeYears years;

  private ReportingBench(long dossiers, Office office) {
    this.dossiers = dossiers;
    this.office = office;
    this.years = new OfficeYears(dossiers);
  }

  /** @param args how many dossiers; the folder to use, emptied before and after */
  public static void main(String[] args) throws Exception {
    var data = Path.of(args[1]).toAbsolutePath();
    delete(data);
    var office = new Office(Path.of(System.getProperty("kip.root")).toAbsolutePath(), data);
    new ReportingBench(Long.parseLong(args[0]), office).run();
    delete(data);
  }

  private void run() throws Exception {
    writeLog();
    try {
      office.kip("up", "--apart");
      var built = awaitRebuild();
      OUT.printf("  first build: %,.0f s%n", built.seconds());
      ask("form 06 of a year", number -> "/reports/form06?from=%d-01-01&to=%d-12-31".formatted(2022 + number % 4,
          2022 + number % 4));
      ask("search by code", number -> "/dossiers?query=" + years.code(number));
      ask("search by identity number", number -> "/dossiers?query=" + years.identityNumber(number));
      ask("search by whole name", number -> "/dossiers?query=" + encode(years.name(number)));
      ask("search by given name", number -> "/dossiers?query=" + encode(lastWord(years.name(number))));
      openWorklists();
      // Nobody works there, and they would look for what came before the invented decisions.
      office.end(List.of("intake", "payment"));
      try (var log = new LogWriter(office.bootstrapServers())) {
        OUT.printf("  decision to report at 100 decisions/s: %s%n",
            new DecisionRate(office, years).measure(log, DECIDING_SECONDS));
      }
      rebuildBesideItsFloor();
      OUT.printf("  reporting's resident memory at its highest: %,d MB; the store's %,d MB%n",
          office.residentMb("reporting"), office.residentMb("store"));
    } finally {
      office.kip("down");
    }
  }

  private void writeLog() throws IOException, InterruptedException, ExecutionException {
    OUT.printf("%,d dossiers, %,d events%n", dossiers, dossiers * OfficeYears.EVENTS);
    var platform = office.platform();
    try (var log = new LogWriter(office.bootstrapServers());
        var store = MongoClients.create(office.storeUri() + "/?retryWrites=false")) {
      long start = System.nanoTime();
      log.createTopic();
      log.write(years, dossiers);
      log.skip(WRITERS, store);
      OUT.printf("  log written in %,.0f s%n", seconds(start));
    } finally {
      platform.destroy();
      platform.waitFor();
    }
  }

  /** @param seconds that the rebuild itself took */
  private record Rebuilt(double seconds, long events) {}

  private Rebuilt awaitRebuild() throws InterruptedException {
    var status = office.get("supervisor-1", "reporting", "/rebuild");
    while (status.path("state").asString().equals("RUNNING")) {
      TimeUnit.MILLISECONDS.sleep(500);
      office.signInAgain();
      status = office.get("supervisor-1", "reporting", "/rebuild");
    }
    if (!status.path("state").asString().equals("DONE") || !status.path("differences").isEmpty()) {
      throw new IllegalStateException("the build went wrong, or the log is too short to be built: " + status);
    }
    var took = Duration.between(Instant.parse(status.path("startedAt").asString()),
        Instant.parse(status.path("endedAt").asString()));
    return new Rebuilt(took.toMillis() / 1e3, status.path("folded").asLong());
  }

  /** As pages of fifty rows, of the portal's process with everything it asks. */
  private void openWorklists() throws IOException, InterruptedException {
    long open = office.get("supervisor-1", "reporting", "/worklist?size=1").path("total").asLong();
    OUT.printf("  %,d dossiers are open%n", open);
    var ward = PortalVisitor.signedIn(office.portalUrl(), "ward-19333-1");
    measure("worklist of a ward, as a page", _ -> "/ward", ward::open);
    var division = PortalVisitor.signedIn(office.portalUrl(), "division-1");
    measure("worklist of the division, as a page", _ -> "/appraise", division::open);
    measure("backlog of a ward, any desk", number -> "/worklist?ward=" + years.ward(number), this::asSupervisor);
  }

  private void ask(String what, LongFunction<String> path) {
    office.signInAgain();
    measure(what, path, this::asSupervisor);
  }

  private void asSupervisor(String path) {
    office.get("supervisor-1", "reporting", path);
  }

  private void measure(String what, LongFunction<String> path, Consumer<String> question) {
    var random = new SplittableRandom(QUESTIONS);
    var latencies = new Latencies();
    for (int i = 0; i < QUESTIONS + WARM_UP; i++) {
      var asked = path.apply(random.nextLong(dossiers));
      long start = System.nanoTime();
      question.accept(asked);
      if (i >= WARM_UP) {
        latencies.add(System.nanoTime() - start);
      }
    }
    OUT.printf("  %s: %s%n", what, latencies);
  }

  private void rebuildBesideItsFloor() throws InterruptedException {
    office.signInAgain();
    office.post("supervisor-1", "reporting", "/rebuild", Map.of(), "rebuild");
    var rebuilt = awaitRebuild();
    OUT.printf("  rebuild: %,.0f s, %,.0f events/s, no document differs%n", rebuilt.seconds(),
        rebuilt.events() / rebuilt.seconds());
    var floor = new Floor(office).measure();
    OUT.printf(
        "  its floor: %,.0f s to fold in memory, %,.0f s to write once in bulk; the rebuild took %.2f times as long%n",
        floor.fold(), floor.write(), rebuilt.seconds() / (floor.fold() + floor.write()));
  }

  private static String lastWord(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var tree = Files.walk(folder)) {
        for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
