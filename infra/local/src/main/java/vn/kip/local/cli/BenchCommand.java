package vn.kip.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "bench", description = "benchmarks, in a process of their own: assessment")
final class BenchCommand extends CommonOptions {

  private static final Map<String, String> BENCHES = Map.of("assessment", "vn.kip.bench.AssessmentBench");

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "which one; all without it")
  String name = "";

  @Override
  public Integer call() throws IOException {
    if (!name.isEmpty() && !BENCHES.containsKey(name)) {
      throw new KipFailure(Exit.USAGE, "there is no benchmark " + name + "; there are: "
          + String.join(", ", BENCHES.keySet()));
    }
    int exit = 0;
    for (var bench : BENCHES.entrySet()) {
      if (name.isEmpty() || name.equals(bench.getKey())) {
        exit = Math.max(exit, run(bench.getValue()));
      }
    }
    return exit;
  }

  private int run(String mainClass) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process = new ProcessBuilder(java, "-Xmx1g", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8",
        "--sun-misc-unsafe-memory-access=allow", "-cp", installation().dist().resolve("bench") + "/*", mainClass)
        .inheritIO().start();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      return Exit.REFUSED.code();
    }
  }
}
