package vn.kip.auditor.application;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.kip.audit.Audit;
import vn.kip.audit.AuditReport;
import vn.kip.audit.Finding;
import vn.kip.audit.Finding.Kind;
import vn.kip.audit.LogAudit;
import vn.kip.audit.LogFile;
import vn.kip.audit.ReportCheck;
import vn.kip.audit.RuleBook;
import vn.kip.audit.Seal;
import vn.kip.auditor.domain.StoredCheck;

/** Audits the running system: folds the log, asks reporting, and compares the two at the same end of the log. */
public final class Audits {

  private static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int ATTEMPTS = 40;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final CaseLog log;
  private final Reporting reporting;
  private final AuditStore store;
  private final RuleBook rules;
  private final InstantSource clock;

  public Audits(CaseLog log, Reporting reporting, AuditStore store, RuleBook rules, InstantSource clock) {
    this.log = log;
    this.reporting = reporting;
    this.store = store;
    this.rules = rules;
    this.clock = clock;
  }

  /** Once a day; a day on which it was audited already is done. */
  public synchronized void daily(LocalDate today) {
    boolean done = store.last().map(AuditReport::at).filter(at -> at.atZone(LOCAL).toLocalDate().equals(today))
        .isPresent();
    if (!done) {
      // Whoever counts days asks again in a minute where reporting is away.
      reporting.cells("");
      run(List.of());
    }
  }

  /** @param held seals of a report to be held against the log */
  public synchronized AuditReport run(List<Seal> held) {
    var folding = new LogAudit(rules);
    folding.hold(held, "the report", "báo cáo");
    store.last().ifPresent(last -> folding.hold(last.seal().stream().filter(seal -> seal.offset() >= 0).toList(),
        "the audit of " + last.at(), "lần kiểm toán lúc " + last.at()));
    var found = new ArrayList<Finding>();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      found.clear();
      log.read(folding);
      var audit = folding.result();
      boolean last = attempt == ATTEMPTS;
      if ((last || isAtRest(audit)) && compare(audit, found, last)) {
        break;
      }
      pause();
    }
    folding.end();
    var report = AuditReport.of(folding.result(), clock.instant(), found);
    store.keep(report);
    return report;
  }

  /** A grant follows its decision by a moment; the log is read again rather than a finding made of that moment. */
  private static boolean isAtRest(Audit audit) {
    return audit.findings().stream().noneMatch(finding -> finding.kind() == Kind.GRANT_MISSING);
  }

  /** False when the log and the store were not at the same place, and it is worth another look. */
  private boolean compare(Audit audit, List<Finding> found, boolean last) {
    var own = offsets(audit.seal());
    try {
      var answers = new Answers(own);
      for (var period : audit.officialPeriods()) {
        for (boolean byWard : new boolean[]{false, true}) {
          found.addAll(ReportCheck.of(audit, answers.add(reporting.form06(period.from(), period.to(), byWard))));
        }
        found.addAll(ReportCheck.of(audit, answers.add(reporting.onTime(period.from(), period.to()))));
      }
      var stored = new StoredCheck(audit);
      pages(reporting::dossiers, page -> answers.add(page).path("items").forEach(stored::dossier));
      pages(reporting::cells, page -> answers.add(page).path("items").forEach(stored::cell));
      found.addAll(stored.findings());
      if (!answers.together && last) {
        found.clear();
        found.add(Finding.of(Kind.NOT_COMPARED,
            "reporting is at " + answers.elsewhere + ", the log ends at " + own + ": nothing could be compared",
            "báo cáo đang ở " + answers.elsewhere + ", nhật ký kết thúc ở " + own + ": không so sánh được"));
      } else if (answers.together) {
        found.addAll(StoredCheck.seals(audit.seal(), answers.seal));
      }
      return answers.together;
    } catch (Reporting.AwayException e) {
      found.clear();
      found.add(Finding.of(Kind.NOT_COMPARED, "reporting did not answer: " + e.getMessage(),
          "dịch vụ báo cáo không trả lời: " + e.getMessage()));
      return true;
    }
  }

  private static void pages(Function<String, JsonNode> ask, java.util.function.Consumer<JsonNode> take) {
    var after = "";
    do {
      var page = ask.apply(after);
      take.accept(page);
      after = page.path("next").asString("");
    } while (!after.isEmpty());
  }

  private static Map<Integer, Long> offsets(List<Seal> seals) {
    return seals.stream().filter(seal -> seal.offset() >= 0).collect(Collectors.toMap(Seal::partition, Seal::offset));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the audit was interrupted", e);
    }
  }

  /** Whether every answer rests on the same end of the log as the audit. */
  private static final class Answers {

    private final Map<Integer, Long> own;
    private boolean together = true;
    private Map<Integer, Long> elsewhere = Map.of();
    private List<Seal> seal = List.of();

    Answers(Map<Integer, Long> own) {
      this.own = own;
    }

    JsonNode add(JsonNode answer) {
      seal = LogFile.seals(answer);
      if (!offsets(seal).equals(own) || !answer.path("steady").asBoolean(true)) {
        together = false;
        elsewhere = offsets(seal);
      }
      return answer;
    }
  }
}
