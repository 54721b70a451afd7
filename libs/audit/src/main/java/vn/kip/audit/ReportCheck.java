package vn.kip.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.audit.Finding.Kind;

/** A printed report, figure by figure, against what the log comes to. */
public final class ReportCheck {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Audit audit;
  private final JsonNode report;
  private final LocalDate from;
  private final LocalDate to;
  private final List<Finding> findings = new ArrayList<>();

  private ReportCheck(Audit audit, JsonNode report) {
    this.audit = audit;
    this.report = report;
    from = LocalDate.parse(report.path("from").asString());
    to = LocalDate.parse(report.path("to").asString());
  }

  /** @param report the JSON of form 06, with or without wards, or of the on-time report, of the same stretch of the log */
  public static List<Finding> of(Audit audit, JsonNode report) {
    var check = new ReportCheck(audit, report);
    if (report.has("rows")) {
      check.form06();
    }
    if (report.has("rates")) {
      check.onTime();
    }
    return check.findings;
  }

  private void form06() {
    var reported = new TreeMap<String, JsonNode>();
    report.path("rows").forEach(row -> reported.put(name(row), row));
    boolean byWard = reported.values().stream().anyMatch(row -> row.hasNonNull("ward"));
    var own = audit.form06(from, to, byWard);
    var expected = new TreeMap<String, JsonNode>();
    own.rows().forEach(row -> expected.put(name(JSON.valueToTree(row)), JSON.valueToTree(row)));
    var names = new TreeSet<>(reported.keySet());
    names.addAll(expected.keySet());
    names.removeIf(name -> audit.unknownProgrammes().contains(name.split(" ", 2)[0]));
    names.forEach(name -> row(name, expected.get(name), reported.get(name)));
    if (audit.unknownProgrammes().isEmpty()) {
      row("total", JSON.valueToTree(own.total()), report.path("total"));
    }
  }

  private static String name(JsonNode row) {
    return (row.path("programme").asString("") + " " + row.path("ward").asString("")).strip();
  }

  private void row(String name, @org.jspecify.annotations.Nullable JsonNode expected,
      @org.jspecify.annotations.Nullable JsonNode reported) {
    var columns = expected == null ? Objects.requireNonNull(reported) : expected;
    columns.forEachEntry((column, value) -> {
      if (value.isInt()) {
        compare("form 06, " + name + ", " + column, expected == null ? 0 : expected.path(column).asInt(0),
            reported == null ? 0 : reported.path(column).asInt(0));
      }
    });
  }

  private void onTime() {
    var own = audit.onTime(from, to);
    if (!audit.unknownProgrammes().isEmpty()) {
      return;
    }
    own.rates().forEach((name, rate) -> {
      var reported = report.path("rates").path(name);
      compare("rate " + name + ", numerator", rate.numerator(), reported.path("numerator").asInt(-1));
      compare("rate " + name + ", denominator", rate.denominator(), reported.path("denominator").asInt(-1));
    });
    compare("unproven", own.unproven(), report.path("unproven").asInt(-1));
    compare("refusedAtDesk", own.refusedAtDesk(), report.path("refusedAtDesk").asInt(-1));
    var serials = new TreeSet<String>();
    report.path("missingSerials").forEach(serial -> serials.add(serial.path("agency").asString("") + " "
        + serial.path("date").asString("") + " " + serial.path("serial").asInt()));
    var expected = new TreeSet<String>();
    own.missingSerials().forEach(serial -> expected.add(serial.agency() + " " + serial.date() + " " + serial.serial()));
    compare("missing serials", expected, serials);
    flags(own.flagged());
  }

  private void flags(Map<String, Set<String>> expected) {
    var reported = new TreeMap<String, Set<String>>();
    report.path("flaggedDossiers").forEach(dossier -> {
      var flags = new TreeSet<String>();
      dossier.path("flags").forEach(flag -> flags.add(flag.asString("")));
      reported.put(dossier.path("code").asString(""), flags);
    });
    var codes = new TreeSet<>(expected.keySet());
    codes.addAll(reported.keySet());
    for (var code : codes) {
      var should = expected.getOrDefault(code, Set.of());
      var is = reported.getOrDefault(code, Set.of());
      if (!should.equals(is)) {
        findings.add(new Finding(Kind.DOSSIER_DIFFERS, null, null, null, code,
            period() + ": dossier " + code + " is reported with flags " + is + ", the log gives " + should,
            period() + ": hồ sơ " + code + " được báo cáo với cờ " + is + ", theo nhật ký là " + should));
      }
    }
  }

  private void compare(String figure, Object expected, Object reported) {
    if (!expected.equals(reported)) {
      findings.add(Finding.of(Kind.FIGURE_DIFFERS,
          period() + ": " + figure + " is " + reported + " in the report, " + expected + " by the log",
          period() + ": " + figure + " trong báo cáo là " + reported + ", theo nhật ký là " + expected));
    }
  }

  private String period() {
    return from + "/" + to;
  }
}
