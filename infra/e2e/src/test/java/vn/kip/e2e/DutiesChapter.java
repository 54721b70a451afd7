package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import vn.kip.office.OfficeTime;

/** Nobody takes what isn't theirs: the replays of what was possible once, on a running office. */
abstract class DutiesChapter extends OfficeChapter {

  private static final long MUCH = 900_000_000;
  private static final List<String> MARKED = List.of("Bùi Thị Đào", "045172302395", "1972-12-19", "3761000123456");

  DutiesChapter(Kip kip, Path folder) {
    super(kip, folder);
  }

  @Test
  @Order(1)
  void one_payment_officer_alone_takes_no_money() {
    var grant = LiveDossier.atTheDesk(kip).takenToTheGrant();
    var path = "/grants/" + grant.id();
    var today = Map.of("paidOn", LocalDate.now(OfficeTime.ZONE).toString(), "receipt", "x");
    assertThat(kip.post("payment-1", "payment", path + "/approval", Map.of("method", "TREASURY")).status())
        .isEqualTo(200);

    problem(kip.post("payment-1", "payment", path + "/settlement", today), 403, "grant.four-eyes", "officer");
    problem(kip.post("payment-1", "payment", path + "/release", Map.of()), 403, "grant.four-eyes", "officer");
    grant.release();
    problem(kip.post("payment-1", "payment", path + "/settlement", today), 403, "grant.four-eyes", "officer");
    assertThat(kip.post("payment-2", "payment", path + "/settlement", today).status()).isEqualTo(200);
    assertThat(grant.grantState()).isEqualTo("PAID");
  }

  @Test
  @Order(2)
  void a_register_that_tells_of_a_decision_opens_no_money() {
    var at = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    var day = at.atZone(OfficeTime.ZONE).format(DateTimeFormatter.ofPattern("yyMMdd"));
    var code = "000.18.25.H50-" + day + "-7777";
    register("intake", code, Map.of("key", code, "dossier", row(code, at), "actions",
        List.of(action(1, at.plusSeconds(1), "ACCEPTED", Map.of()))));
    LiveDossier.soon(() -> kip.get("supervisor-1", "reporting", "/dossiers/by-code?code=" + code).body().path("state")
        .asString(""), "OPEN");
    register("eligibility", code, Map.of("key", code, "actions",
        List.of(action(2, at.plusSeconds(60), "APPRAISED", Map.of("proposal", "GRANT", "amount", MUCH)),
            action(3, at.plusSeconds(61), "DECIDED",
                Map.of("outcome", "GRANTED", "decisionNo", "1/QĐ", "amount", MUCH)))));

    LiveDossier.soon(() -> Boolean.toString(amounts("PAST").contains(MUCH)), "true");
    assertThat(amounts("OPEN")).doesNotContain(MUCH);
  }

  private List<Long> amounts(String state) {
    return StreamSupport
        .stream(kip.get("payment-1", "payment", "/grants?state=" + state).body().path("grants").spliterator(), false)
        .map(grant -> grant.path("grant").path("amount").asLong()).toList();
  }

  private void register(String service, String code, Map<String, ?> run) {
    var answer = kip.post("register-import", service, "/register/actions", Map.of("dossiers", List.of(run)));
    assertThat(answer.status()).as(code + " " + answer.body()).isEqualTo(200);
    assertThat(answer.body().toString()).as("every row is taken").doesNotContain("REFUSED");
  }

  private static Map<String, Object> row(String code, Instant at) {
    var row = new LinkedHashMap<String, Object>();
    row.put("code", code);
    row.put("programme", "SOC_FUNERAL");
    row.put("ward", "19336");
    row.put("channel", "DESK");
    row.put("applicantName", "Bùi Thị Đào");
    row.put("applicantId", "045172302395");
    row.put("birthDate", "1972-12-19");
    row.put("sex", "F");
    row.put("submittedAt", at.toString());
    row.put("facts", Map.of());
    return row;
  }

  private static Map<String, Object> action(int seq, Instant at, String kind, Map<String, ?> detail) {
    return Map.of("seq", Integer.toString(seq), "occurredAt", at.toString(), "recordedAt", at.toString(), "actor",
        "somebody", "action",
        kind, "detail", detail);
  }

  @Test
  @Order(3)
  void a_command_repeated_by_another_wards_officer_shows_nothing() {
    var id = LiveDossier.atTheDesk(kip).id();
    var key = UUID.randomUUID().toString();
    assertThat(kip.postWithKey(WARD_OFFICER, "intake", "/dossiers/" + id + "/acceptance", key).status())
        .isEqualTo(200);

    var foreign = kip.postWithKey(OTHER_WARD, "intake", "/dossiers/" + id + "/acceptance", key);

    problem(foreign, 403, "security.other-ward", "ward");
    assertThat(foreign.body().toString()).doesNotContain(MARKED);
    assertThat(kip.postWithKey(WARD_OFFICER, "intake", "/dossiers/" + id + "/acceptance", key).status())
        .isEqualTo(200);
  }

  @Test
  @Order(4)
  void what_is_sensitive_is_seen_by_who_works_on_it_and_their_looks_are_recorded() {
    var id = UUID.randomUUID().toString();
    var submission = new LinkedHashMap<>(LiveDossier.funeral(id));
    submission.put("programme", "SOC_MONTHLY");
    submission.put("facts", Map.of("hiv", true, "householdStatus", "POOR", "inCentre", false));
    submission.put("papers", List.of(Map.of("id", "declaration", "handling", "SUBMITTED"),
        Map.of("id", "identity", "handling", "SHOWN"), Map.of("id", "hivConfirmation", "handling", "SHOWN")));
    LiveDossier.atTheDesk(kip, submission);
    var accepted = kip.post(WARD_OFFICER, "intake", "/dossiers/" + id + "/acceptance", Map.of());
    assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(200);
    LiveDossier.soon(() -> Boolean.toString(kip.get("division-1", "eligibility", "/dossiers/" + id).body()
        .path("assessment").path("trace").toString().contains("register: residence")), "true");
    var code = accepted.body().path("code").asString();

    assertThat(kip.get("division-1", "intake", "/dossiers/" + id).body().toString()).contains("hivConfirmation");
    for (var officer : List.of("supervisor-1", "auditor-1", "payment-1")) {
      assertThat(kip.get(officer, "intake", "/dossiers/" + id).body().toString()).as(officer)
          .doesNotContainIgnoringCase("hiv").contains("\"withheld\":true");
      assertThat(kip.get(officer, "eligibility", "/dossiers/" + id).body().toString()).as(officer)
          .doesNotContainIgnoringCase("hiv");
    }
    assertThat(kip.get("supervisor-1", "reporting", "/dossiers/by-code?code=" + Kip.encoded(code)).body().toString())
        .doesNotContainIgnoringCase("hiv");
    assertThat(kip.get("supervisor-1", "intake", "/looks/" + id).body().toString()).contains("division-1",
        "APPRAISAL", WARD_OFFICER, "DESK");
    assertThat(kip.get("division-1", "intake", "/looks/" + id).status()).isEqualTo(403);
  }

  @Test
  @Order(5)
  void what_the_register_holds_reaches_those_alone_who_judge_by_it() {
    var dossier = LiveDossier.atTheDesk(kip).takenToTheGrant();
    var other = LiveDossier.atTheDesk(kip);
    assertThat(kip.post(WARD_OFFICER, "intake", "/dossiers/" + other.id() + "/acceptance", Map.of()).status())
        .isEqualTo(200);
    LiveDossier.soon(() -> kip.get(WARD_OFFICER, "eligibility", "/dossiers/" + other.id()).body().path("assessment")
        .path("status").asString(""), "ELIGIBLE");

    kip.get(WARD_OFFICER, "eligibility", "/dossiers/" + other.id()).body().path("assessment").path("trace")
        .forEach(tried -> assertThat(tried.has("values")).as(tried.toString()).isFalse());
    var held = kip.get("division-1", "eligibility", "/dossiers/" + other.id() + "/register");
    assertThat(held.body().path("person").path("birthDate").asString("")).isEqualTo("1972-12-19");
    problem(kip.get("division-1", "eligibility", "/dossiers/" + dossier.id() + "/register"), 403,
        "dossier.withheld", "id");
    problem(kip.get(WARD_OFFICER, "eligibility", "/dossiers/" + other.id() + "/register"), 403,
        "security.wrong-role", "roles");
  }

  @Test
  @Order(6)
  void who_may_not_ask_is_told_so_before_what_is_asked_is_read() {
    problem(kip.get("payment-1", "reporting", "/worklist/due?days=many"), 403, "security.wrong-role", "roles");
    problem(kip.post("payment-1", "intake", "/dossiers", Map.of("id", "x")), 403, "security.wrong-role", "roles");
    problem(kip.get("ward-19336-1", "reporting", "/reports/form06?from=x"), 403, "security.wrong-role", "roles");
  }

  /** After a day of the office: names, numbers and accounts stand in no log and no metric. */
  @Test
  @Order(7)
  void nothing_personal_stands_in_a_log_or_a_metric() throws IOException {
    try (var files = Files.walk(folder.resolve("data/logs"))) {
      var logs = files.filter(Files::isRegularFile).filter(file -> file.toString().endsWith(".log")).toList();
      assertThat(logs).hasSizeGreaterThan(5);
      logs.forEach(log -> assertThat(text(log)).as(log.getFileName().toString()).doesNotContain(MARKED));
    }
    for (var service : List.of("intake", "eligibility", "payment", "reporting")) {
      assertThat(kip.withoutToken(service, "/actuator/health").body().toString()).doesNotContain(MARKED);
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
