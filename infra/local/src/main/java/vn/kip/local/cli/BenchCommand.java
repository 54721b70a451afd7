package vn.kip.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "bench", description = "benchmarks, in a process of their own: assessment, reporting")
final class BenchCommand extends CommonOptions {

  private static final String REPORTING = "reporting";
  private static final Map<String, String> BENCHES = Map.of("assessment", "vn.kip.bench.AssessmentBench", REPORTING,
      "vn.kip.bench.reporting.ReportingBench");

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "which one; all without it")
  String name = "";

  @Option(names = "--dossiers", paramLabel = "N", defaultValue = "100000", description = "size of the invented log that reporting is measured beside (default: ${DEFAULT-VALUE}); a million wants 24 GB of memory, 40 GB of disk and an hour")
  long dossiers;

  @Override
  public Integer call() throws IOException {
    if (!name.isEmpty() && !BENCHES.containsKey(name)) {
      throw new KipFailure(Exit.USAGE, "there is no benchmark " + name + "; there are: "
          + String.join(", ", BENCHES.keySet()));
    }
    int exit = 0;
    for (var bench : BENCHES.entrySet()) {
      if (name.isEmpty() || name.equals(bench.getKey())) {
        exit = Math.max(exit, run(bench.getKey(), bench.getValue()));
      }
    }
    return exit;
  }

  private int run(String bench, String mainClass) throws IOException {
    var dist = installation().dist();
    boolean large = bench.equals(REPORTING);
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        large ? "-Xmx7g" : "-Xmx1g", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8",
        "--sun-misc-unsafe-memory-access=allow", "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider",
        "-Dkip.root=" + System.getProperty("kip.root", "."), "-cp",
        dist.resolve("bench") + "/*" + (large ? ":" + dist.resolve("services/reporting.jar") : ""), mainClass));
    if (large) {
      command.addAll(List.of(Long.toString(dossiers), installation().dist().resolveSibling("bench-data").toString()));
    }
    var process = new ProcessBuilder(command).inheritIO().start();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      return Exit.REFUSED.code();
    }
  }
}
