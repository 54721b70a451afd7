package vn.kip.auditor.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.kip.audit.AuditReport;
import vn.kip.audit.Finding.Kind;
import vn.kip.audit.LogAudit;
import vn.kip.audit.LogRecord;
import vn.kip.audit.RuleBook;
import vn.kip.audit.Seal;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.Sex;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;

/** The running system under audit, with a log of one record and a reporting service that can be made to lie. */
class AuditsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant NOW = Instant.parse("2022-02-01T02:00:00Z");
  private static final LogRecord FIRST = submitted(0, "dossier-0001");

  private final Kept store = new Kept();
  private final Honest reporting = new Honest();

  @Test
  void an_honest_system_is_found_to_be_one() {
    var report = audits(FIRST).run(List.of());

    assertThat(report.findings()).isEmpty();
    assertThat(report.holds()).isTrue();
    assertThat(store.kept).containsExactly(report);
  }

  @Test
  void a_figure_planted_in_a_stored_dossier_is_named_by_the_dossier() {
    reporting.dossier.put("ward", "19336");

    assertThat(audits(FIRST).run(List.of()).findings()).singleElement().satisfies(finding -> {
      assertThat(finding.kind()).isEqualTo(Kind.DOSSIER_DIFFERS);
      assertThat(finding.dossier()).isEqualTo("dossier-0001");
      assertThat(finding.what()).contains("{ward=19336, by the log 19333}");
    });
  }

  @Test
  void a_planted_cell_is_named_by_its_place() {
    reporting.cells.add(JSON.valueToTree(Map.of("day", "2022-01-10", "programme", "GIFT", "ward", "19333", "channel",
        "DESK", "measures", Map.of("ACCEPTED", 1))));

    assertThat(audits(FIRST).run(List.of()).findings()).singleElement()
        .satisfies(
            finding -> assertThat(finding.what()).startsWith("cell 2022-01-10 GIFT 19333 DESK holds {ACCEPTED=1}"));
  }

  @Test
  void another_seal_than_that_of_the_log_is_found() {
    reporting.sha256 = "0".repeat(64);

    assertThat(audits(FIRST).run(List.of()).findings()).singleElement()
        .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.SEAL_DIFFERS));
  }

  @Test
  void a_report_printed_from_another_log_is_found() {
    assertThat(audits(FIRST).run(List.of(new Seal(0, 0, "0".repeat(64)))).findings()).singleElement()
        .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.SEAL_DIFFERS));
  }

  @Test
  void a_log_that_was_changed_since_the_last_audit_is_found() {
    audits(FIRST).run(List.of());
    var other = new LogRecord(0, 0, FIRST.key(), FIRST.headers(),
        new String(FIRST.payload(), java.nio.charset.StandardCharsets.UTF_8).replace("19333", "19336")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    reporting.follow(other);

    assertThat(audits(other).run(List.of()).findings()).singleElement()
        .satisfies(finding -> assertThat(finding.what()).contains("the audit of 2022-02-01T02:00:00Z"));
  }

  @Test
  void a_reporting_service_that_is_away_is_a_finding_and_the_log_is_audited_all_the_same() {
    reporting.away = true;

    var report = audits(FIRST).run(List.of());
    assertThat(report.records()).isEqualTo(1);
    assertThat(report.findings()).singleElement()
        .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.NOT_COMPARED));
  }

  @Test
  void a_day_is_audited_once() {
    var audits = audits(FIRST);
    audits.daily(LocalDate.of(2022, 2, 1));
    audits.daily(LocalDate.of(2022, 2, 1));

    assertThat(store.kept).hasSize(1);
  }

  private Audits audits(LogRecord entry) {
    return new Audits(folding -> {
      if (folding.seals().isEmpty() || folding.seals().getFirst().offset() < 0) {
        folding.take(entry, null);
      }
    }, reporting, store, RuleBook.bundled(), InstantSource.fixed(NOW));
  }

  private static LogRecord submitted(long offset, String id) {
    var at = Instant.parse("2022-01-10T02:00:00Z");
    var entry = new CaseRecord(new DossierId(id), Producer.INTAKE, 1, at, at, new OfficerId("ward-19333-1"), null, null,
        new DossierSubmitted(programme(), "19333", Channel.DESK,
            new Applicant("Bùi Thị Đào", "045172302395", "1972-12-19", Sex.F), Map.of(), List.of()));
    return new LogRecord(0, offset, id, CaseEventCodec.headers(entry), CaseEventCodec.payload(entry));
  }

  /** Any that the auditor knows. */
  private static String programme() {
    return "CHILD_PLAN";
  }

  private static final class Honest implements Reporting {

    private final List<JsonNode> cells = new ArrayList<>();
    private ObjectNode dossier = JSON.createObjectNode();
    private String sha256 = "";
    private boolean away;

    Honest() {
      follow(FIRST);
    }

    void follow(LogRecord entry) {
      var folding = new LogAudit(RuleBook.bundled());
      folding.take(entry, null);
      sha256 = folding.seals().getFirst().sha256();
      dossier = JSON.valueToTree(folding.result().expected("dossier-0001").orElseThrow());
    }

    @Override
    public JsonNode form06(LocalDate from, LocalDate to, boolean byWard) {
      var audit = new LogAudit(RuleBook.bundled()).result();
      return sealed(JSON.valueToTree(audit.form06(from, to, byWard)));
    }

    @Override
    public JsonNode onTime(LocalDate from, LocalDate to) {
      var report = sealed(JSON.valueToTree(new LogAudit(RuleBook.bundled()).result().onTime(from, to)));
      report.putArray("missingSerials");
      return report;
    }

    @Override
    public JsonNode dossiers(String after) {
      return page(List.of(dossier));
    }

    @Override
    public JsonNode cells(String after) {
      return page(cells);
    }

    private JsonNode page(List<? extends JsonNode> items) {
      var page = sealed(JSON.createObjectNode().put("steady", true));
      var array = page.putArray("items");
      items.forEach(array::add);
      return page;
    }

    private ObjectNode sealed(ObjectNode report) {
      if (away) {
        throw new AwayException("connection refused", new IllegalStateException());
      }
      report.putArray("seal").addObject().put("partition", 0).put("offset", 0).put("sha256", sha256);
      return report;
    }
  }

  private static final class Kept implements AuditStore {

    private final List<AuditReport> kept = new ArrayList<>();

    @Override
    public void keep(AuditReport report) {
      kept.addFirst(report);
    }

    @Override
    public Optional<AuditReport> last() {
      return kept.stream().findFirst();
    }

    @Override
    public List<AuditReport> list() {
      return kept;
    }
  }
}
