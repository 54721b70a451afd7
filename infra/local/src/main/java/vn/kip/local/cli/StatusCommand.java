package vn.kip.local.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "status", description = "health, version, lag and address of each service")
final class StatusCommand extends CommonOptions {

  @Option(names = "--json", description = "JSON on standard output")
  boolean json;

  @Override
  public Integer call() {
    var installation = installation();
    var running = new Launcher(installation).running();
    if (running.isEmpty()) {
      throw new KipFailure(Exit.NOT_RUNNING, "not running; start it with: kip up");
    }
    var api = new Api(installation, "kip-cli");
    var lags = LogLag.of(installation);
    var services = new ArrayList<Map<String, Object>>();
    boolean healthy = true;
    for (var service : Installation.SERVICES) {
      var health = api.health(service);
      var status = health == null ? "DOWN" : health.path("status").asString("DOWN");
      healthy &= status.equals("UP");
      var line = new LinkedHashMap<String, Object>();
      line.put("service", service);
      line.put("status", status);
      line.put("version", String.valueOf(Kip.class.getPackage().getImplementationVersion()));
      line.put("lag", Installation.READERS.contains(service) ? lags.getOrDefault(service, -1L) : 0L);
      if (health != null) {
        var details = new LinkedHashMap<String, JsonNode>();
        Stream.of("caseLog", "figures", "outbox")
            .forEach(component -> health.path("components").path(component).path("details")
                .forEachEntry(details::put));
        line.put("details", details);
      }
      line.put("address", installation.url(service));
      services.add(line);
    }
    var sandbox = api.health("sandbox");
    if (json) {
      OUT.println(Api.JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(Map.of(
              "processes",
              running.entrySet().stream().map(entry -> Map.of("process", entry.getKey(), "pid", entry.getValue().pid()))
                  .toList(),
              "sandbox",
              sandbox == null ? "DOWN" : sandbox.path("status").asString("DOWN"),
              "services",
              services)));
    } else {
      running.forEach((process, handle) -> OUT.printf("%-12s process %d%n", process, handle.pid()));
      services.forEach(line -> OUT.printf("%-12s %-5s lag %-6s %s  %s%n", line.get("service"), line.get("status"),
          line.get("lag"), line.get("address"), line.getOrDefault("details", "")));
    }
    return healthy ? Exit.DONE.code() : Exit.NOT_RUNNING.code();
  }
}
