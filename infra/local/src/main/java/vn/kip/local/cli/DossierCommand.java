package vn.kip.local.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "dossier", description = "one dossier: time line, due date with its receipt, class, flags, assessment, payments")
final class DossierCommand extends CommonOptions {

  @Parameters(paramLabel = "CODE", description = "dossier code")
  String code = "";

  @Option(names = "--json", description = "JSON on standard output")
  boolean json;

  @Override
  public Integer call() {
    var dossier = new Api(installation(), "kip-cli").get("reporting", "/dossiers/by-code", Map.of("code", code));
    if (json) {
      OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(dossier));
    } else {
      print(dossier);
    }
    return Exit.DONE.code();
  }

  private static void print(JsonNode dossier) {
    OUT.printf("%s  %s  ward %s  %s%n", text(dossier, "code"), text(dossier, "programme"), text(dossier, "ward"),
        text(dossier, "state"));
    OUT.printf("due %s  result %s  flags %s%n", dossier.path("due").path("date").asString("-"),
        text(dossier, "resultClass"), dossier.path("flags"));
    var assessment = dossier.path("assessment");
    if (assessment.isObject()) {
      OUT.printf("assessed %s %s amount %s%n", text(assessment, "status"), text(assessment, "category"),
          text(assessment, "amount"));
    }
    OUT.println();
    dossier.path("timeline").forEach(entry -> OUT.printf("  %-26s %-44s %s%n", text(entry, "occurredAt"),
        text(entry, "type"), text(entry, "actor")));
    OUT.println();
    dossier.path("due").path("receipt").path("stages").forEach(DueCommand::printStage);
  }

  private static String text(JsonNode node, String name) {
    var value = node.path(name);
    return value.isNull() || value.isMissingNode() ? "-" : value.asString(value.toString());
  }
}
