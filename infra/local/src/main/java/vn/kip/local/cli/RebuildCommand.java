package vn.kip.local.cli;

import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** All figures again from offset 0, beside the running ones. */
@Command(name = "rebuild", description = "builds a service's figures again from the log, compares, and switches")
final class RebuildCommand extends CommonOptions {

  private static final long POLL_MS = 300;
  private static final int SAID_EVERY = 10;

  @Parameters(paramLabel = "SERVICE", description = "only reporting keeps figures")
  String service = "";

  @Option(names = "--json", description = "JSON on standard output")
  boolean json;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (!service.equals("reporting")) {
      throw new KipFailure(Exit.USAGE, service + " keeps no figures of its own; only reporting does");
    }
    var api = new Api(installation(), "supervisor-1");
    var status = api.post("reporting", "/rebuild", Map.of());
    for (int polls = 1; status.path("state").asString().equals("RUNNING"); polls++) {
      Thread.sleep(POLL_MS);
      status = api.get("reporting", "/rebuild", Map.of());
      if (polls % SAID_EVERY == 0) {
        System.err.printf("%s of %s records%n", status.path("folded"), status.path("of"));
      }
    }
    if (json) {
      OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status));
    } else {
      print(status);
    }
    boolean right = status.path("state").asString().equals("DONE") && status.path("differences").isEmpty();
    return (right ? Exit.DONE : Exit.REFUSED).code();
  }

  private static void print(JsonNode status) {
    OUT.printf("%s: %s records folded%n", status.path("state").asString(), status.path("folded"));
    if (status.hasNonNull("failure")) {
      OUT.println(status.path("failure").asString());
    } else if (!status.path("cause").asString("ASKED").equals("ASKED")) {
      OUT.println(
          "The rules or the log had changed, so that there was nothing to compare; the new figures are in use.");
    } else if (status.path("differences").isEmpty()) {
      OUT.println("The same bytes came out; the new figures are in use.");
    } else {
      OUT.println("The new figures are in use; before, these were otherwise:");
      status.path("differences").forEach(difference -> OUT.println("  " + difference.asString()));
    }
  }
}
