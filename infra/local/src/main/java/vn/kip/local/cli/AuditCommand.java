package vn.kip.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.kip.audit.Audit;
import vn.kip.audit.AuditReport;
import vn.kip.audit.Finding;
import vn.kip.audit.LogAudit;
import vn.kip.audit.LogFile;
import vn.kip.audit.ReportCheck;
import vn.kip.audit.RuleBook;

@Command(name = "audit", description = "folds the log a second time and holds it against the figures; exit 1 when something is wrong")
final class AuditCommand extends CommonOptions {

  private static final Duration WITHIN = Duration.ofMinutes(10);
  private static final int SHOWN = 50;

  @Option(names = "--log", paramLabel = "FILE", description = "an exported log, on any machine; nothing need be running")
  @Nullable
  Path log;

  @Option(names = "--report", paramLabel = "FILE", description = "a report's JSON: its seal, and with --log its figures, are checked too")
  @Nullable
  Path report;

  @Option(names = "--rules", paramLabel = "DIR", description = "with --log: calendar.csv and programmes.csv of the office", defaultValue = "")
  String rules = "";

  @Option(names = "--from", paramLabel = "D", description = "with --log: form 06 and rates from this day, by the auditor's own count")
  @Nullable
  LocalDate from;

  @Option(names = "--to", paramLabel = "D", description = "last day")
  @Nullable
  LocalDate to;

  @Option(names = "--by-ward", description = "rows by ward too")
  boolean byWard;

  @Option(names = "--json", description = "JSON on standard output")
  boolean json;

  @Override
  public Integer call() {
    if ((from == null) != (to == null) || (log == null && (from != null || !rules.isEmpty()))) {
      throw new KipFailure(Exit.USAGE, "--from and --to go together, and like --rules need --log");
    }
    var held = report == null ? null : read(report);
    var answer = log == null ? running(held) : offline(log, held);
    if (json) {
      OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    } else {
      print(answer);
    }
    return answer.path("holds").asBoolean(false) ? Exit.DONE.code() : Exit.REFUSED.code();
  }

  private JsonNode running(@Nullable JsonNode held) {
    try {
      return new Api(installation(), "kip-cli").post("auditor", "/audits",
          Map.of("seal", held == null ? List.of() : held.path("seal")), WITHIN);
    } catch (IOException e) {
      throw Api.notRunning("auditor", e);
    }
  }

  private JsonNode offline(Path file, @Nullable JsonNode held) {
    try {
      var folding = new LogAudit(RuleBook.of(rules));
      if (held != null) {
        folding.hold(LogFile.seals(held), "the report", "báo cáo");
      }
      LogFile.read(file, folding);
      var audit = folding.result();
      ObjectNode answer = Api.JSON.valueToTree(AuditReport.of(audit, null, against(held, folding)));
      if (from != null && to != null) {
        answer.set("form06", Api.JSON.valueToTree(audit.form06(from, to, byWard)));
        answer.set("onTime", Api.JSON.valueToTree(audit.onTime(from, to)));
      }
      return answer;
    } catch (NoSuchFileException e) {
      throw new KipFailure(Exit.USAGE, "there is no file " + e.getMessage());
    } catch (IOException | RuleBook.UnreadableRulesException e) {
      throw new KipFailure(Exit.USAGE, file + ": " + e.getMessage());
    }
  }

  /** The figures of a printed report, over the stretch of the log that it rests on. */
  private static List<Finding> against(@Nullable JsonNode held, LogAudit folding) {
    if (held == null || held.hasNonNull("knownAt") || !held.has("from")) {
      return List.of();
    }
    var cut = new HashMap<Integer, Long>();
    LogFile.seals(held).forEach(seal -> cut.put(seal.partition(), seal.offset()));
    Audit audit = folding.result(cut);
    return new ArrayList<>(ReportCheck.of(audit, held));
  }

  private static JsonNode read(Path file) {
    try {
      return Api.JSON.readTree(Files.readAllBytes(file));
    } catch (IOException | JacksonException e) {
      throw new KipFailure(Exit.USAGE, file + " is no report: " + e.getMessage());
    }
  }

  private static void print(JsonNode audit) {
    OUT.printf("%s records (%d of them again), %s dossiers%n", audit.path("records"), audit.path("repeats").size(),
        audit.path("dossiers"));
    audit.path("givenUp").forEach(one -> OUT.printf("given up: %s of dossier %s, by %s and %s: %s%n",
        one.path("record").asString(""), one.path("dossier").asString(""), one.path("proposedBy").asString(""),
        one.path("by").asString(""), one.path("reason").asString("")));
    audit.path("seal").forEach(seal -> OUT.printf("seal: partition %s offset %s %s%n", seal.path("partition"),
        seal.path("offset"), seal.path("sha256").asString("")));
    audit.path("balances").forEach(balance -> OUT.printf("%-12s %s %s = %s%n", balance.path("service").asString(""),
        balance.path("in"), balance.path("of").asString(""), balance.path("out")));
    audit.path("periods").forEach(period -> {
      var total = period.path("total");
      OUT.printf("%s – %s  received %5s  resolved %5s (late %s)  open %5s (overdue %s)  withdrawn %s%n",
          period.path("period").path("from").asString(""), period.path("period").path("to").asString(""),
          total.path("received"), total.path("resolved"), total.path("late"), total.path("open"),
          total.path("openOverdue"), total.path("withdrawn"));
    });
    if (audit.has("form06")) {
      ReportCommand.Form06.print(audit.path("form06"));
    }
    OUT.println();
    var findings = audit.path("findings");
    for (int i = 0; i < Math.min(SHOWN, findings.size()); i++) {
      OUT.println(line(findings.get(i)));
    }
    if (findings.size() > SHOWN) {
      OUT.printf("… and %d more; all of them with --json%n", findings.size() - SHOWN);
    }
    OUT.println(audit.path("holds").asBoolean(false)
        ? "Không có sai lệch: số liệu khớp với nhật ký. / Nothing is wrong: the figures are those of the log."
        : "Có sai lệch. / Something is wrong.");
  }

  private static String line(JsonNode finding) {
    var where = new StringBuilder(finding.path("kind").asString(""));
    if (finding.hasNonNull("offset")) {
      where.append(" partition ").append(finding.path("partition")).append(" offset ").append(finding.path("offset"));
    }
    if (finding.hasNonNull("dossier") || finding.hasNonNull("code")) {
      where.append(" ").append(finding.path("code").asString(finding.path("dossier").asString("")));
    }
    return where + ": " + finding.path("vi").asString("") + " / " + finding.path("what").asString("");
  }
}
