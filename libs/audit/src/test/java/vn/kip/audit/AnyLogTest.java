package vn.kip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.kip.audit.Finding.Kind;
import vn.kip.audit.RuleBook.Terms;

/** Whatever stands in the log, the audit comes to its end and says of the other dossiers what is true of them. */
class AnyLogTest {

  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2022, 3, 31);
  private static final List<String> HEADERS = List.of("ce_type", "ce_source", "ce_subject", "ce_seq", "ce_time",
      "ce_recordedtime", "ce_actor", "ce_contract", "ce_importedby", "ce_registerseq", "ce_causationid");
  private static final List<String> VALUES = List.of("", "0", "-1", "1", "2", "3", "7", "99999999999999999999",
      "intake",
      "eligibility", "payment", "reporting", "vn.kip.dossier.withdrawn.v1", "vn.kip.record.discarded.v1", "vn.x.v9",
      "2022-01-11T08:00:00Z", "+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "dossier-0001", "#",
      "\u0000");
  private static final List<String> PAYLOADS = List.of("", "{", "{}", "[]", "null", "{\"reason\":null}",
      "{\"reason\":\"rút\"}", "{\"outcome\":\"GRANTED\",\"signer\":\"chair-1\",\"decisionNo\":\"1\"}",
      "{\"record\":\"kip.cases-0-2\",\"reason\":\"x\",\"proposedBy\":\"s\"}",
      "{\"record\":\"kip.cases-0-4\",\"producer\":\"intake\",\"upTo\":9223372036854775807,\"reason\":\"x\","
          + "\"proposedBy\":\"s\"}",
      "{\"newDate\":\"2999-12-31\",\"reason\":\"x\"}");

  @Test
  void damage_of_any_kind_to_one_dossier_ends_no_audit_and_touches_no_other() {
    var random = new Random(20_261_128);
    for (int i = 0; i < 2_000; i++) {
      var log = new SampleLog();
      for (int dossier = 1; dossier <= 2; dossier++) {
        log.submitted(dossier, "FIVE", "2022-01-10T08:00:00").accepted(dossier, "FIVE", "2022-01-10T09:00:00")
            .granted(dossier, "2022-01-12T09:00:00", null).returned(dossier, "2022-01-12T10:00:00");
      }
      var other = log.audit().expected("dossier-0002");
      for (int blow = 0; blow <= random.nextInt(4); blow++) {
        log.records().add(random.nextInt(4), damaged(random, log.records().get(random.nextInt(4))));
      }
      var numbered = new ArrayList<LogRecord>();
      log.records().forEach(entry -> numbered.add(new LogRecord(0, numbered.size(), entry.key(), entry.headers(),
          entry.payload())));
      var folding = new LogAudit(RuleBook.of(SampleLog.CALENDAR, SampleLog.RULES));
      numbered.forEach(entry -> folding.take(entry, null));
      folding.end();

      var audit = folding.result();
      var report = AuditReport.of(audit, null, List.of());

      assertThat(report.records()).isEqualTo(numbered.size());
      assertThat(audit.cells()).isNotNull();
      assertThat(audit.onTime(FIRST, LAST)).isNotNull();
      assertThat(audit.expected("dossier-0002").map(AnyLogTest::withoutPlace))
          .isEqualTo(other.map(AnyLogTest::withoutPlace));
    }
  }

  private static String withoutPlace(Audit.Expected expected) {
    return expected.code() + expected.resultClass() + expected.due() + expected.flags() + expected.acceptedOn()
        + expected.closedOn() + expected.facts();
  }

  private static LogRecord damaged(Random random, LogRecord entry) {
    var headers = new HashMap<>(entry.headers());
    for (int i = 0; i <= random.nextInt(3); i++) {
      var header = HEADERS.get(random.nextInt(HEADERS.size()));
      if (random.nextInt(5) == 0) {
        headers.remove(header);
      } else {
        headers.put(header, VALUES.get(random.nextInt(VALUES.size())));
      }
    }
    headers.computeIfPresent("ce_subject", (_, subject) -> subject.equals("dossier-0002") ? "dossier-0001" : subject);
    var payload = random.nextBoolean()
        ? entry.payload()
        : PAYLOADS.get(random.nextInt(PAYLOADS.size())).getBytes(StandardCharsets.UTF_8);
    return new LogRecord(0, 0, "dossier-0001", headers, payload);
  }

  @Test
  void facts_that_cannot_be_read_together_are_named_and_in_no_figure() {
    var senseless = new Terms("LABOUR", true, new Limit(List.of(), null), null, true);
    var sound = new Terms("LABOUR", true, Limit.parse("5 WD").orElseThrow(), null, true);
    var rules = new RuleBook(RuleBook.of(SampleLog.CALENDAR, SampleLog.RULES).calendar(),
        Map.of("POSTED@2020-01-01", senseless, "FIVE@2020-01-01", sound));
    var folding = new LogAudit(rules);
    new SampleLog().submitted(1, "POSTED", "2022-01-10T08:00:00").accepted(1, "POSTED", "2022-01-10T08:00:00")
        .submitted(2, "FIVE", "2022-01-10T08:00:00").accepted(2, "FIVE", "2022-01-10T08:00:00").records()
        .forEach(entry -> folding.take(entry, null));

    var audit = folding.result();

    assertThat(audit.findings()).singleElement().satisfies(finding -> {
      assertThat(finding.kind()).isEqualTo(Kind.UNREADABLE);
      assertThat(finding.dossier()).isEqualTo("dossier-0001");
      assertThat(finding.what()).startsWith("the facts of the dossier cannot be read together");
      assertThat(finding.vi()).startsWith("các sự kiện của hồ sơ không đọc chung được");
    });
    assertThat(audit.form06(FIRST, LAST, false).total().received()).isOne();
  }
}
