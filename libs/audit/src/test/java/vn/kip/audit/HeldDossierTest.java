package vn.kip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kip.audit.Finding.Kind;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.IntakeEvent.DossierPosted;
import vn.kip.events.IntakeEvent.ResultReturned;
import vn.kip.events.LogEvent.RecordDiscarded;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;

/** What a damaged, early or late record does to its dossier, and to nobody else's. */
class HeldDossierTest {

  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2022, 3, 31);
  private static final String AT = "2022-01-10T08:00:00";

  /** Offsets 0 and 1: a dossier that was submitted and accepted. */
  private final SampleLog log = new SampleLog().submitted(1, "FIVE", AT).accepted(1, "FIVE", AT);

  @Test
  void a_damaged_record_holds_its_dossier_and_no_other() {
    damaged("intake", "3");
    log.granted(1, "2022-01-12T08:00:00", null).submitted(2, "FIVE", AT).accepted(2, "FIVE", AT);

    var audit = log.audit();

    assertThat(audit.findings()).containsExactly(new Finding(Kind.UNREADABLE, 0, 2L, "dossier-0001",
        "000.18.25.H50-220110-0001",
        "the record at offset 2 is no case event (payload: no JSON object); it holds dossier dossier-0001, and 1 later "
            + "records wait behind it",
        "bản ghi ở offset 2 là dữ liệu không phải sự kiện hồ sơ (payload: no JSON object); hồ sơ dossier-0001 dừng tại "
            + "đây, 1 bản ghi sau đang chờ"));
    var total = audit.form06(FIRST, LAST, false).total();
    assertThat(List.of(total.received(), total.resolved())).containsExactly(2, 0);
  }

  @Test
  void a_damaged_record_under_a_number_that_was_taken_in_is_a_finding_and_holds_nobody() {
    damaged("intake", "2");
    log.granted(1, "2022-01-12T08:00:00", null);

    assertThat(log.audit().findings()).containsExactly(new Finding(Kind.UNREADABLE, 0, 2L, "dossier-0001",
        "000.18.25.H50-220110-0001",
        "the record at offset 2 is no case event (payload: no JSON object); its number was taken in before, and dossier "
            + "dossier-0001 goes on",
        "bản ghi ở offset 2 là dữ liệu không phải sự kiện hồ sơ (payload: no JSON object); số thứ tự của bản ghi đã "
            + "được nhận trước đó, hồ sơ dossier-0001 không bị dừng"));
    assertThat(facts()).isEqualTo(3);
    assertThat(cut(1).findings()).isEmpty();

    add(Producer.REPORTING, 1, discarded("kip.cases-0-2", null, null));
    assertThat(log.audit().findings()).as("two officers gave it up").isEmpty();
  }

  @Test
  void what_is_missing_before_a_damaged_record_is_taken_in_when_it_comes() {
    damaged("intake", "4");
    add(Producer.INTAKE, 3, new DossierPosted());
    assertThat(named(log.audit())).containsExactly("UNREADABLE 2 dossier-0001");
    assertThat(facts()).isEqualTo(3);

    add(Producer.INTAKE, 4, new ResultReturned());
    assertThat(log.audit().findings()).isEmpty();
    assertThat(facts()).isEqualTo(4);
  }

  @Test
  void a_record_that_names_no_dossier_is_noted() {
    log.records().add(new LogRecord(0, 2, null, Map.of("ce_type", "x"), new byte[0]));
    log.records().add(new LogRecord(0, 3, "?", Map.of("ce_subject", "#"), new byte[]{1, 2}));
    log.records().add(new LogRecord(0, 4, "dossier-0009", Map.of("ce_subject", "#"), new byte[]{1, 2}));
    log.granted(1, "2022-01-12T08:00:00", null);

    assertThat(named(log.audit())).containsExactly("UNREADABLE 2 null", "UNREADABLE 3 null",
        "UNREADABLE 4 dossier-0009");
    assertThat(log.audit().ids()).containsExactly("dossier-0001");
    assertThat(facts()).isEqualTo(3);
  }

  @Test
  void an_event_that_comes_too_soon_waits_for_the_one_before_it() {
    add(Producer.INTAKE, 4, new ResultReturned());
    assertThat(log.audit().findings().getFirst().what()).isEqualTo("the record at offset 2 is intake event 4 where 3 "
        + "was due; it holds dossier dossier-0001, and 0 later records wait behind it");
    log.granted(1, "2022-01-12T08:00:00", null);
    assertThat(facts()).isEqualTo(2);

    add(Producer.INTAKE, 3, new DossierPosted());

    assertThat(log.audit().findings()).isEmpty();
    var expected = log.audit().expected("dossier-0001").orElseThrow();
    assertThat(expected.facts()).isEqualTo(5);
    assertThat(expected.upto()).isEqualTo(4);
    assertThat(expected.resultClass()).isEqualTo("BEFORE");
  }

  @Test
  void what_was_set_free_counts_from_the_record_that_freed_it() {
    add(Producer.INTAKE, 4, new ResultReturned());
    log.granted(1, "2022-01-12T08:00:00", null);
    add(Producer.INTAKE, 3, new DossierPosted());

    assertThat(cut(3).form06(FIRST, LAST, false).total().resolved()).isZero();
    assertThat(cut(4).form06(FIRST, LAST, false).total().resolved()).isOne();
  }

  @Test
  void another_producers_event_does_not_pass_one_that_waits() {
    add(Producer.INTAKE, 4, new ResultReturned());
    log.granted(1, "2022-01-12T08:00:00", null);

    assertThat(named(log.audit())).containsExactly("SEQ_GAP 2 dossier-0001");
    assertThat(log.audit().findings().getFirst().what()).contains("and 1 later records wait");
  }

  @Test
  void the_same_event_in_good_order_frees_what_its_damaged_record_held() {
    damaged("intake", "3");
    log.granted(1, "2022-01-12T08:00:00", null);
    add(Producer.INTAKE, 3, new DossierPosted());

    assertThat(log.audit().findings()).isEmpty();
    assertThat(facts()).isEqualTo(4);
  }

  @Test
  void two_officers_give_up_a_damaged_record_and_the_dossier_goes_on() {
    damaged("intake", "3");
    log.granted(1, "2022-01-12T08:00:00", null);
    add(Producer.INTAKE, 4, new ResultReturned());
    add(Producer.ELIGIBILITY, 2, discarded("kip.cases-0-2", Producer.INTAKE, 3L));

    var audit = log.audit();

    assertThat(audit.findings()).isEmpty();
    assertThat(audit.givenUp()).containsExactly(
        new GivenUp(0, 5, "dossier-0001", "kip.cases-0-2", "supervisor-1", "officer-1", "hỏng"));
    assertThat(facts()).isEqualTo(5);
    assertThat(cut(4).expected("dossier-0001").orElseThrow().resultClass()).isNull();
  }

  @Test
  void a_lost_event_is_given_up_too_and_means_nothing_when_it_comes_after_all() {
    add(Producer.INTAKE, 4, new ResultReturned());
    add(Producer.REPORTING, 1, discarded("kip.cases-0-2", Producer.INTAKE, 3L));
    add(Producer.INTAKE, 3, new DossierPosted());

    assertThat(log.audit().findings()).isEmpty();
    assertThat(facts()).isEqualTo(4);
    assertThat(log.audit().repeats()).containsExactly(new Repeat(0, 4, "dossier-0001", "intake", 3));
  }

  @Test
  void a_damaged_record_that_tells_nothing_of_its_producer_is_given_up_alone() {
    damaged("nobody", "?");
    add(Producer.REPORTING, 1, discarded("kip.cases-0-2", null, null));
    add(Producer.INTAKE, 3, new DossierPosted());

    assertThat(log.audit().findings()).isEmpty();
    assertThat(facts()).isEqualTo(4);
  }

  @Test
  void giving_up_another_record_frees_nothing() {
    damaged("intake", "3");
    add(Producer.REPORTING, 1, discarded("kip.cases-0-3", null, null));

    assertThat(named(log.audit())).containsExactly("UNREADABLE 2 dossier-0001");
  }

  @Test
  void where_nothing_is_held_giving_up_is_an_event_like_others() {
    add(Producer.REPORTING, 1, discarded("kip.cases-0-99", Producer.INTAKE, 3L));
    add(Producer.INTAKE, 4, new ResultReturned());

    assertThat(log.audit().findings()).isEmpty();
    assertThat(facts()).isEqualTo(4);
  }

  @Test
  void what_was_recorded_later_than_the_log_took_it_holds_its_dossier_on_line_and_off_line(@TempDir Path folder)
      throws IOException {
    var early = SampleLog.at(AT).minus(CaseEventCodec.CLOCK_TOLERANCE);
    stamp(1, early);
    assertThat(named(log.audit())).isEmpty();
    stamp(1, early.minus(Duration.ofMillis(1)));

    assertThat(named(log.audit())).containsExactly("UNREADABLE 1 dossier-0001");
    var folding = new LogAudit(RuleBook.of(SampleLog.CALENDAR, SampleLog.RULES));
    LogFile.read(log.export(folder.resolve("log.jsonl.gz")), folding);
    assertThat(folding.result().findings()).isEqualTo(log.audit().findings());
  }

  @Test
  void an_event_of_a_later_contract_says_that_the_auditor_is_old_and_holds_nothing() {
    for (int seq = 3; seq <= 4; seq++) {
      var headers = new HashMap<>(CaseEventCodec.headers(entry(Producer.INTAKE, seq, new DossierPosted())));
      headers.put("ce_type", "vn.kip.dossier.delivered.v1");
      headers.put("ce_contract", Integer.toString(CaseEventCodec.CONTRACT + 1));
      put("dossier-0001", headers, "{\"by\":\"drone\"}");
    }
    log.granted(1, "2022-01-12T08:00:00", null);

    assertThat(log.audit().findings()).containsExactly(Finding.ofLog(Kind.AUDITOR_TOO_OLD, 0, 2,
        "the auditor is older than the log: it does not know vn.kip.dossier.delivered.v1 (2 records, the first at "
            + "offset 2)",
        "chương trình kiểm toán cũ hơn nhật ký: chưa biết vn.kip.dossier.delivered.v1 (2 bản ghi, bản ghi đầu ở "
            + "offset 2)"));
    assertThat(log.audit().form06(FIRST, LAST, false).total().resolved()).isOne();
  }

  @Test
  void a_repeat_in_another_order_is_one_and_a_word_more_is_none() {
    var first = log.records().getFirst();
    var json = new String(first.payload(), StandardCharsets.UTF_8);
    put("dossier-0001", first.headers(), json.replace("{\"programme\":\"FIVE\",", "{ ").replace("\"papers\":[]",
        "\"papers\":[],\"programme\":\"FIVE\""));
    put("dossier-0001", first.headers(), json.replace("{\"programme\"", "{\"counter\":7,\"programme\""));

    assertThat(log.audit().repeats()).containsExactly(new Repeat(0, 2, "dossier-0001", "intake", 1));
    assertThat(named(log.audit())).containsExactly("REPEAT_DIFFERS 3 dossier-0001");
  }

  private Audit cut(long offset) {
    var folding = new LogAudit(RuleBook.of(SampleLog.CALENDAR, SampleLog.RULES));
    log.records().forEach(entry -> folding.take(entry, null));
    return folding.result(Map.of(0, offset));
  }

  private int facts() {
    return log.audit().expected("dossier-0001").orElseThrow().facts();
  }

  private static List<String> named(Audit audit) {
    return audit.findings().stream()
        .map(finding -> finding.kind() + " " + finding.offset() + " " + finding.dossier()).toList();
  }

  private static RecordDiscarded discarded(String place, @Nullable Producer producer, @Nullable Long upTo) {
    return new RecordDiscarded(place, producer, upTo, "hỏng", new OfficerId("supervisor-1"));
  }

  private void damaged(String source, String seq) {
    var headers = new HashMap<>(CaseEventCodec.headers(entry(Producer.INTAKE, 3, new DossierPosted())));
    headers.put("ce_source", source);
    headers.put("ce_seq", seq);
    if (source.equals("intake")) {
      put("dossier-0001", headers, "{\"broken\":");
    } else {
      put("dossier-0001", headers, "{}");
    }
  }

  private void add(Producer producer, long seq, vn.kip.events.CaseEvent event) {
    log.add(entry(producer, seq, event));
  }

  private static CaseRecord entry(Producer producer, long seq, vn.kip.events.CaseEvent event) {
    var at = SampleLog.at("2022-01-12T09:00:00");
    return new CaseRecord(SampleLog.dossier(1), producer, seq, at, at, new OfficerId("officer-1"), null, null, event);
  }

  private void put(String key, Map<String, String> headers, String payload) {
    log.records().add(new LogRecord(0, log.records().size(), key, headers, payload.getBytes(StandardCharsets.UTF_8)));
  }

  private void stamp(int offset, Instant at) {
    var records = new ArrayList<>(log.records());
    var entry = records.get(offset);
    log.records().set(offset, new LogRecord(entry.partition(), entry.offset(), entry.key(), entry.headers(),
        entry.payload(), at));
  }
}
