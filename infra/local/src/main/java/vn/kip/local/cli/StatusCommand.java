package vn.kip.local.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "status", description = "health, version, lag and address of each service; memory of each process")
final class StatusCommand extends CommonOptions {

  @Option(names = "--json", description = "JSON on standard output")
  boolean json;

  @Override
  public Integer call() {
    var installation = runningInstallation();
    var running = new Launcher(installation).running();
    var restarts = Restarts.in(installation.runFolder());
    if (running.isEmpty()) {
      throw new KipFailure(Exit.NOT_RUNNING, "not running; start it with: kip up");
    }
    var answers = ask(installation);
    var processes = running.entrySet().stream().map(entry -> process(entry.getKey(), entry.getValue(), restarts))
        .toList();
    var givenUp = new ProcessFiles(installation.runFolder()).noted().stream()
        .filter(name -> !running.containsKey(name)).toList();
    var services = Installation.SERVICES.stream().map(service -> service(installation, service, answers)).toList();
    if (json) {
      OUT.println(
          Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("processes", processes, "ended", givenUp,
              "sandbox", status(answers.health("sandbox")), "services", services)));
    } else {
      print(processes, services);
      givenUp.forEach(name -> OUT.println(ended(name, restarts)));
    }
    return services.stream().allMatch(service -> "UP".equals(service.get("status")))
        ? Exit.DONE.code()
        : Exit.NOT_RUNNING.code();
  }

  private record Answers(Map<String, CompletableFuture<@Nullable JsonNode>> healths,
      CompletableFuture<Map<String, Long>> lags) {

    @Nullable
    JsonNode health(String service) {
      var health = healths.get(service);
      return health == null ? null : health.join();
    }
  }

  /** All at once: a service that hangs keeps nobody else waiting. */
  private static Answers ask(Installation installation) {
    var api = new Api(installation, "kip-cli");
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      var lags = CompletableFuture.supplyAsync(() -> {
        try (var lag = new LogLag(installation)) {
          return lag.now();
        }
      }, each);
      var healths = Stream.concat(Installation.SERVICES.stream(), Stream.of("sandbox"))
          .collect(Collectors.toMap(Function.identity(),
              service -> CompletableFuture.<@Nullable JsonNode>supplyAsync(() -> api.healthInFull(service), each)));
      return new Answers(healths, lags);
    }
  }

  private static Map<String, Object> process(String name, ProcessHandle handle, Restarts restarts) {
    var line = new LinkedHashMap<String, Object>();
    line.put("process", name);
    line.put("pid", handle.pid());
    ProcessMemory.residentMb(handle.pid()).ifPresent(resident -> line.put("residentMb", resident));
    HeapGauge.of(handle).ifPresent(heap -> {
      line.put("heapUsedMb", heap.usedMb());
      line.put("heapLimitMb", heap.limitMb());
    });
    restarts.of(name).ifPresent(again -> {
      line.put("restarts", again.often());
      line.put("lastRestart", again.last().toString());
    });
    return line;
  }

  private static String ended(String process, Restarts restarts) {
    return restarts.of(process).filter(Restarts.Of::givenUp)
        .map(again -> process + " ended again and again, the last time at " + again.last()
            + ", and is not started any more;"
            + " look at: kip logs " + process + ", then: kip up")
        .orElse(process + " has ended; it is started again in a moment, or by: kip up");
  }

  private static Map<String, Object> service(Installation installation, String service, Answers answers) {
    var health = answers.health(service);
    var line = new LinkedHashMap<String, Object>();
    line.put("service", service);
    line.put("status", status(health));
    line.put("version", String.valueOf(Kip.class.getPackage().getImplementationVersion()));
    line.put("lag", Installation.READERS.contains(service) ? answers.lags().join().getOrDefault(service, -1L) : 0L);
    if (health != null) {
      var details = new LinkedHashMap<String, JsonNode>();
      Stream.of("caseLog", "figures", "outbox")
          .forEach(component -> health.path("components").path(component).path("details")
              .forEachEntry(details::put));
      line.put("details", details);
    }
    line.put("address", installation.url(service));
    return line;
  }

  private static String status(@Nullable JsonNode health) {
    return health == null ? "DOWN" : health.path("status").asString("DOWN");
  }

  private static void print(List<Map<String, Object>> processes, List<Map<String, Object>> services) {
    processes.forEach(line -> {
      var memory = new ArrayList<String>();
      if (line.containsKey("residentMb")) {
        memory.add(line.get("residentMb") + " MB resident");
      }
      if (line.containsKey("heapLimitMb")) {
        memory.add("heap " + line.get("heapUsedMb") + " of " + line.get("heapLimitMb") + " MB");
      }
      if (line.containsKey("restarts")) {
        memory.add("started again " + line.get("restarts") + " times by itself, last at " + line.get("lastRestart"));
      }
      OUT.printf("%-12s process %-8s %s%n", line.get("process"), line.get("pid"), String.join(", ", memory));
    });
    services.forEach(line -> OUT.printf("%-12s %-5s lag %-6s %s  %s%n", line.get("service"), line.get("status"),
        line.get("lag"), line.get("address"), line.getOrDefault("details", "")));
  }
}
