package vn.kip.local.cli;

import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "yearly", description = "the yearly summary: targets against results, works, money, on-time")
final class YearlyReport extends CommonOptions {

  @Option(names = "--year", required = true, paramLabel = "Y", description = "such as 2022")
  int year;

  @Option(names = "--json", description = "JSON on standard output")
  boolean json;

  @Option(names = "--pdf", paramLabel = "F", description = "writes the printed summary")
  @Nullable
  Path pdf;

  @Override
  public Integer call() {
    var api = new Api(installation(), "kip-cli");
    var query = new HashMap<>(Map.of("year", Integer.toString(year)));
    if (pdf != null) {
      ReportCommand.save(api, "/reports/yearly.pdf", query, pdf);
    }
    if (json || pdf == null) {
      var report = api.get("reporting", "/reports/yearly", query);
      if (json) {
        OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
      } else {
        print(report);
      }
    }
    return Exit.DONE.code();
  }

  static void print(JsonNode report) {
    OUT.printf("%nTỔNG HỢP NĂM %s (yearly summary)%n%n", report.path("year"));
    OUT.printf("%-48s %12s %12s %9s%n", "Chỉ tiêu (goal)", "Kế hoạch", "Kết quả", "%");
    report.path("goals").forEach(goal -> {
      OUT.printf("%-48s %12s %12s %9s  %s%n", goal.path("vi").asString(), number(goal.path("target")),
          number(goal.path("result")), number(goal.path("percentOfTarget")),
          goal.hasNonNull("reached") ? goal.path("reached").asBoolean() ? "đạt" : "chưa đạt" : "");
      goal.path("levels").forEach(level -> OUT.printf("    %s: %s / %s = %s %%%n", level.path("date").asString(),
          number(level.path("part")), number(level.path("whole")), number(level.path("percent"))));
    });
    OUT.println();
    report.path("works").forEach(work -> OUT.printf("%-48s %12s   %s đồng (đã chi trong năm: %s)%n",
        work.path("vi").asString(), number(work.path("count")), number(work.path("amount")),
        number(work.path("paidAmount"))));
    onTime("Kỳ chính thức", report.path("official"));
    onTime("Năm dương lịch", report.path("calendar"));
    OUT.printf("%nKinh phí (money): quyết định %s đồng, đã chi %s đồng%n",
        number(report.path("total").path("grantedAmount")), number(report.path("total").path("paidAmount")));
  }

  private static void onTime(String name, JsonNode onTime) {
    OUT.printf("%n%s %s – %s:%n", name, onTime.path("from").asString(), onTime.path("to").asString());
    List.of("official", "provable", "unflagged", "citizen").forEach(key -> {
      var rate = onTime.path("rates").path(key);
      OUT.printf("  %-10s %9s   (%s / %s)%n", key,
          rate.hasNonNull("value") ? "%.2f %%".formatted(rate.path("value").asDouble() * 100) : "-",
          rate.path("numerator"), rate.path("denominator"));
    });
    onTime.path("progress").forEach(score -> OUT.printf("  QĐ 766: %s / %s  %s%n", number(score.path("score")),
        number(score.path("most")), score.path("vi").asString()));
  }

  private static String number(JsonNode number) {
    return number.isNumber()
        ? NumberFormat.getNumberInstance(Locale.of("vi", "VN")).format(number.decimalValue())
        : "-";
  }
}
