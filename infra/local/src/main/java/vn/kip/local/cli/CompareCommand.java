package vn.kip.local.cli;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** One period as it was known at two moments, and the events in between. */
@Command(name = "compare", description = "form 06 as known at --known-at beside what is known now, or at --and")
final class CompareCommand extends ReportCommand.Periodic {

  @Option(names = "--and", paramLabel = "T", description = "the later moment; now, where it is left out")
  @Nullable
  OffsetDateTime and;

  @Override
  public Integer call() {
    if (knownAt == null) {
      throw new KipFailure(Exit.USAGE, "--known-at says what to compare with");
    }
    var query = query();
    if (and != null) {
      query.put("and", and.toInstant().toString());
    }
    var report = whole(new Api(installation(), "kip-cli"), query);
    if (json) {
      OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
    } else {
      print(report.path("comparison"));
    }
    return Exit.DONE.code();
  }

  /** With the dossiers of all pages. */
  private static JsonNode whole(Api api, Map<String, String> query) {
    var report = api.get("reporting", "/reports/comparison", query);
    if (report.path("comparison").path("differences") instanceof ArrayNode all) {
      for (int page = 2; page <= report.path("pages").asInt(1); page++) {
        query.put("page", Integer.toString(page));
        api.get("reporting", "/reports/comparison", query).path("comparison").path("differences").forEach(all::add);
      }
    }
    return report;
  }

  private static void print(JsonNode comparison) {
    var differences = comparison.path("differences");
    OUT.printf("%d dossiers count otherwise.%n", differences.size());
    differences.forEach(difference -> {
      OUT.printf("%n%s %s %s: %s%n", difference.path("code").asString("-"), difference.path("programme").asString(),
          difference.path("ward").asString(), changes(difference.path("then"), difference.path("now")));
      difference.path("events")
          .forEach(event -> OUT.printf("    %s  happened %s, recorded %s by %s (offset %s)%n",
              event.path("type").asString(), event.path("occurredAt").asString(), event.path("recordedAt").asString(),
              event.path("actor").asString(), event.path("offset")));
    });
    OUT.printf("%nthen %s%nnow  %s%n", counts(comparison.path("then")), counts(comparison.path("now")));
  }

  private static String changes(JsonNode then, JsonNode now) {
    return ReportCommand.COLUMNS.stream().filter(column -> !then.path(column).equals(now.path(column)))
        .map(column -> column + " " + then.path(column) + " → " + now.path(column)).toList().toString();
  }

  private static String counts(JsonNode row) {
    return ReportCommand.COLUMNS.stream().map(column -> column + " " + row.path(column)).toList().toString();
  }
}
