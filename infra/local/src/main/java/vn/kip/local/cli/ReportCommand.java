package vn.kip.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "report", description = "official and honest reports", mixinStandardHelpOptions = true, subcommands = {
    ReportCommand.Form06.class, ReportCommand.OnTime.class, YearlyReport.class, StagesReport.class,
    OverdueReport.class, CompareCommand.class})
final class ReportCommand {

  static final List<String> COLUMNS = List.of("received", "receivedOnline", "receivedDirect", "carriedOver", "resolved",
      "before", "on", "late", "open", "openInTime", "openOverdue", "withdrawn");

  private ReportCommand() {}

  static void save(Api api, String path, Map<String, String> query, Path file) {
    var content = api.file("reporting", path, query);
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new KipFailure(Exit.REFUSED, "cannot write " + file + ": " + e.getMessage());
    }
    CommonOptions.ERR.println("written: " + file);
  }

  /** What both reports are asked with. */
  abstract static class Periodic extends CommonOptions {

    @Option(names = "--from", paramLabel = "D", description = "first day")
    @Nullable
    LocalDate from;

    @Option(names = "--to", paramLabel = "D", description = "last day")
    @Nullable
    LocalDate to;

    @Option(names = "--period", paramLabel = "P", description = "instead of both: 2022, 2022-Q1, 2022-H1, 2022-9M or 2022-01 from the 15th to the 14th; calendar-2022 and so on by the calendar")
    @Nullable
    String period;

    @Option(names = "--known-at", paramLabel = "T", description = "only what was recorded up to this instant (with offset)")
    @Nullable
    OffsetDateTime knownAt;

    @Option(names = "--json", description = "JSON on standard output")
    boolean json;

    Map<String, String> query() {
      var query = new HashMap<String, String>();
      if (period != null) {
        if (from != null || to != null) {
          throw new KipFailure(Exit.USAGE, "give --period, or --from and --to, not both");
        }
        query.put("period", period);
      } else if (from == null || to == null) {
        throw new KipFailure(Exit.USAGE, "give --from and --to, or --period");
      } else if (to.isBefore(from)) {
        throw new KipFailure(Exit.USAGE, "--to " + to + " lies before --from " + from);
      } else {
        query.put("from", from.toString());
        query.put("to", to.toString());
      }
      if (knownAt != null) {
        query.put("knownAt", knownAt.toInstant().toString());
      }
      return query;
    }
  }

  @Command(name = "form06", description = "form 06: received, resolved and open dossiers of a period")
  static final class Form06 extends Periodic {

    @Option(names = "--by-ward", description = "rows by ward too")
    boolean byWard;

    @Option(names = "--xlsx", paramLabel = "F", description = "writes the printed form as a spreadsheet")
    @Nullable
    Path xlsx;

    @Option(names = "--pdf", paramLabel = "F", description = "writes the printed form")
    @Nullable
    Path pdf;

    @Option(names = "--dossiers", paramLabel = "COLUMN", description = "the dossiers behind a column: received, receivedOnline, … withdrawn, waiting")
    @Nullable
    String dossiers;

    @Option(names = "--programme", paramLabel = "P", description = "with --dossiers: of this programme")
    @Nullable
    String programme;

    @Option(names = "--ward", paramLabel = "W", description = "with --dossiers: of this ward")
    @Nullable
    String ward;

    @Override
    public Integer call() {
      var api = new Api(installation(), "kip-cli");
      var query = query();
      if (dossiers != null) {
        return DossiersBehind.show(api, query, dossiers, programme, ward, json);
      }
      if (programme != null || ward != null) {
        throw new KipFailure(Exit.USAGE, "--programme and --ward go with --dossiers");
      }
      query.put("byWard", Boolean.toString(byWard));
      if (xlsx != null) {
        save(api, "/reports/form06.xlsx", query, xlsx);
      }
      if (pdf != null) {
        save(api, "/reports/form06.pdf", query, pdf);
      }
      if (json || (xlsx == null && pdf == null)) {
        var report = api.get("reporting", "/reports/form06", query);
        if (json) {
          OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } else {
          print(report);
        }
      }
      return Exit.DONE.code();
    }

    static void print(JsonNode report) {
      OUT.printf("%nTÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC (Biểu số 06 / form 06)  từ ngày %s đến ngày %s%n%n",
          date(report.path("from")), date(report.path("to")));
      OUT.printf("%-42s|%29s |%23s |%17s |%n", "", "Nhận giải quyết (received)", "Đã giải quyết", "Đang giải quyết");
      OUT.printf("%-42s|%6s %7s %7s %6s |%5s %5s %5s %5s |%5s %5s %5s |%5s%n",
          "Lĩnh vực, chương trình (field, programme)", "Tổng", "Tr.tuyến", "Tr.tiếp", "Kỳ tr.", "Tổng", "Trước", "Đúng",
          "Quá", "Tổng", "Trong", "Quá", "Rút");
      OUT.printf("%-42s|%6s %7s %7s %6s |%5s %5s %5s %5s |%5s %5s %5s |%5s%n", "", "(3)", "(4)", "(5)", "(6)", "(7)",
          "(8)", "(9)", "(10)", "(11)", "(12)", "(13)", "(14)");
      report.path("rows").forEach(row -> line(row.path("field").asString() + " " + row.path("programme").asString()
          + (row.hasNonNull("ward") ? " " + row.path("ward").asString() : ""), row));
      line("TỔNG SỐ (total)", report.path("total"));
      OUT.println();
      report.path("seal").forEach(seal -> OUT.printf("seal: partition %s offset %s %s%n", seal.path("partition"),
          seal.path("offset"), seal.path("sha256").asString("")));
      OUT.printf("rút (withdrawn) %s, chờ bổ sung (waiting) %s; digest %s%n", report.path("notes").path("withdrawn"),
          report.path("notes").path("waiting"), report.path("digest").asString(""));
    }

    private static void line(String name, JsonNode row) {
      var values = COLUMNS.stream().map(column -> row.path(column).asInt()).toArray();
      OUT.printf("%-42s|%6d %7d %7d %6d |%5d %5d %5d %5d |%5d %5d %5d |%5d%n",
          java.util.stream.Stream.concat(java.util.stream.Stream.of(name), java.util.Arrays.stream(values)).toArray());
    }

    private static String date(JsonNode date) {
      return LocalDate.parse(date.asString()).format(java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy"));
    }
  }

  @Command(name = "on-time", description = "on-time rates, flags, and what stands in the way of \"100 %%\"")
  static final class OnTime extends Periodic {

    @Option(names = "--dossiers", paramLabel = "RATE", description = "the dossiers that were not on time in a rate: official, provable, unflagged or citizen")
    @Nullable
    String rate;

    @Option(names = "--on-time", description = "with --dossiers: those that were")
    boolean onTime;

    @Override
    public Integer call() {
      var api = new Api(installation(), "kip-cli");
      if (rate != null) {
        return DossiersBehind.ofRate(api, query(), rate, onTime, json);
      }
      if (onTime) {
        throw new KipFailure(Exit.USAGE, "--on-time goes with --dossiers");
      }
      var report = api.get("reporting", "/reports/on-time", query());
      if (json) {
        OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
      } else {
        print(report);
      }
      return Exit.DONE.code();
    }

    static void print(JsonNode report) {
      OUT.println("\nTỶ LỆ ĐÚNG HẠN (on-time rates)");
      Map.of("official", "chính thức", "provable", "chứng minh được", "unflagged", "không có cờ", "citizen",
          "theo người dân")
          .entrySet()
          .stream()
          .sorted(java.util.Comparator
              .comparingInt(entry -> List.of("official", "provable", "unflagged", "citizen").indexOf(entry.getKey())))
          .forEach(entry -> rate(entry.getKey(), entry.getValue(), report.path("rates").path(entry.getKey())));
      OUT.printf("%n  unproven %s, refused at the desk %s, missing serials %d%n  flags ", report.path("unproven"),
          report.path("refusedAtDesk"), report.path("missingSerials").size());
      report.path("flags").forEachEntry((flag, count) -> OUT.print(flag + ": " + count + "  "));
      OUT.println("\n");
      if (report.path("claim").path("holds").asBoolean()) {
        OUT.println("  \"100 % đúng hạn, không tồn đọng\" holds for this period.");
      } else {
        OUT.println("  \"100 % đúng hạn, không tồn đọng\" does not hold for this period. What stands in the way:");
        report.path("claim").path("obstacles").forEach(
            obstacle -> OUT.printf("    %-22s %s%n", obstacle.path("reason").asString(), obstacle.path("count")));
      }
    }

    private static void rate(String key, String vi, JsonNode rate) {
      var value = rate.path("value").isNull() || rate.path("value").isMissingNode()
          ? "-"
          : "%.2f %%".formatted(rate.path("value").asDouble() * 100);
      OUT.printf("  %-10s %-18s %9s   (%s / %s)%n", key, vi, value, rate.path("numerator"), rate.path("denominator"));
    }
  }
}
