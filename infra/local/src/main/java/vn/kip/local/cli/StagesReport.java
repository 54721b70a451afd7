package vn.kip.local.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(name = "stages", description = "lateness by stage and by officer, which a total in time can hide")
final class StagesReport extends ReportCommand.Periodic {

  @Override
  public Integer call() {
    if (knownAt != null) {
      throw new KipFailure(Exit.USAGE, "--known-at is not known to this report");
    }
    var report = new Api(installation(), "kip-cli").get("reporting", "/reports/stages", query());
    if (json) {
      OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
    } else {
      print(report);
    }
    return Exit.DONE.code();
  }

  private static void print(JsonNode report) {
    OUT.printf("%nTHEO BƯỚC (by stage)  %s – %s%n%n", report.path("from").asString(), report.path("to").asString());
    OUT.printf("%-16s %-12s %7s %7s %7s %9s %7s %9s%n", "Chương trình", "Bước", "Trước", "Đúng", "Quá", "Không hạn",
        "Đang",
        "Đang, quá");
    report.path("stages").forEach(
        row -> line("%-16s %-12s".formatted(row.path("programme").asString(), row.path("stage").asString()), row));
    OUT.println();
    report.path("officers").forEach(row -> line("%-29s".formatted(row.path("officer").asString()), row));
  }

  private static void line(String name, JsonNode row) {
    var counts = row.path("counts");
    OUT.printf("%s %7s %7s %7s %9s %7s %9s%n", name, counts.path("before"), counts.path("on"), counts.path("late"),
        counts.path("withoutLimit"), counts.path("open"), counts.path("openOverdue"));
  }
}
