package vn.kip.local.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "overdue-causes", description = "form 07: why dossiers were late, and of which nobody has said so yet")
final class OverdueReport extends ReportCommand.Periodic {

  private static final String PATH = "/reports/overdue-causes";
  private static final List<String> HALVES = List.of("late", "openOverdue");

  @Option(names = "--xlsx", paramLabel = "F", description = "writes the printed form as a spreadsheet")
  @Nullable
  Path xlsx;

  @Option(names = "--pdf", paramLabel = "F", description = "writes the printed form")
  @Nullable
  Path pdf;

  @Option(names = "--dossiers", paramLabel = "COLUMN", description = "the dossiers behind a column: late or openOverdue")
  @Nullable
  String dossiers;

  @Option(names = "--cause", paramLabel = "C", description = "with --dossiers: of this cause, or \"unstated\"")
  @Nullable
  String cause;

  @Option(names = "--programme", paramLabel = "P", description = "with --dossiers: of this programme")
  @Nullable
  String programme;

  @Override
  public Integer call() {
    var api = new Api(installation(), "kip-cli");
    var query = query();
    if (dossiers != null) {
      return behind(api, query, dossiers);
    }
    if (cause != null || programme != null) {
      throw new KipFailure(Exit.USAGE, "--cause and --programme go with --dossiers");
    }
    if (xlsx != null) {
      ReportCommand.save(api, PATH + ".xlsx", query, xlsx);
    }
    if (pdf != null) {
      ReportCommand.save(api, PATH + ".pdf", query, pdf);
    }
    if (json || (xlsx == null && pdf == null)) {
      show(api.get("reporting", PATH, query), OverdueReport::print);
    }
    return Exit.DONE.code();
  }

  private int behind(Api api, Map<String, String> query, String column) {
    query.put("column", column);
    if (cause != null) {
      query.put("cause", cause);
    }
    if (programme != null) {
      query.put("programme", programme);
    }
    show(DossiersBehind.all(api, PATH + "/dossiers", query), OverdueReport::printDossiers);
    return Exit.DONE.code();
  }

  private void show(JsonNode answer, java.util.function.Consumer<JsonNode> print) {
    if (json) {
      OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    } else {
      print.accept(answer);
    }
  }

  private static void print(JsonNode report) {
    OUT.printf("%nNGUYÊN NHÂN QUÁ HẠN (Biểu số 07 / form 07)  %s – %s%n", report.path("from").asString(),
        report.path("to").asString());
    for (var half : HALVES) {
      OUT.printf("%n%s%n%-42s %6s", half.equals("late")
          ? "Đã giải quyết quá hạn (decided late, column 10)"
          : "Đang giải quyết, đã quá hạn (open and overdue, column 13)", "Lĩnh vực, chương trình (field, programme)",
          "Tổng");
      report.path("causes").forEach(cause -> OUT.printf(" %4s", cause.path("code").asString()));
      OUT.printf(" %9s%n", "chưa nêu");
      report.path("rows").forEach(
          row -> line(row.path("field").asString() + " " + row.path("programme").asString(), row.path(half), report));
      line("TỔNG SỐ (total)", report.path("total").path(half), report);
    }
    OUT.println();
    report.path("causes").forEach(cause -> OUT.printf("  %-3s %s (%s)%n", cause.path("code").asString(),
        cause.path("vi").asString(), cause.path("en").asString()));
    report.path("assumed").forEach(assumed -> OUT.printf("  ! %s (%s)%n", assumed.path("vi").asString(),
        assumed.path("en").asString()));
    OUT.printf("digest %s%n", report.path("digest").asString(""));
  }

  private static void line(String name, JsonNode count, JsonNode report) {
    var values = new ArrayList<String>();
    report.path("causes").forEach(
        cause -> values.add("%4d".formatted(count.path("causes").path(cause.path("code").asString()).asInt(0))));
    OUT.printf("%-42s %6d %s %9d%n", name, count.path("total").asInt(), String.join(" ", values),
        count.path("unstated").asInt());
  }

  private static void printDossiers(JsonNode behind) {
    OUT.printf("%n%d hồ sơ (%s)%n%n", behind.path("count").asInt(), behind.path("column").asString());
    OUT.printf("%-26s %-14s %-10s %-10s %-12s %s%n", "Mã hồ sơ (code)", "Chương trình", "Hạn (due)", "Xong",
        "Nguyên nhân", "Giải trình (explanation)");
    behind.path("dossiers").forEach(late -> {
      var dossier = late.path("dossier");
      var stated = late.path("stated");
      OUT.printf("%-26s %-14s %-10s %-10s %-12s %s%n", DossiersBehind.text(dossier, "code"),
          DossiersBehind.text(dossier, "programme"), DossiersBehind.text(dossier, "due"),
          DossiersBehind.text(dossier, "closedOn"), stated.path("cause").asString("chưa nêu"),
          stated.path("explanation").asString(""));
    });
  }
}
