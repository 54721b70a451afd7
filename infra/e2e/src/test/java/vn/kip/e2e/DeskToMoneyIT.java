package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Real processes, a real broker, real HTTP: what an office sees of Kịp. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskToMoneyIT {

  private static final Path YEAR = Kip.root().resolve("infra/demo/dong-ha-2022");
  private static final String WARD_OFFICER = "ward-19336-1";
  private static final String OTHER_WARD = "ward-19333-1";

  @TempDir
  static Path folder = Path.of("unset");

  private static Kip kip = new Kip(Path.of("unset"));

  @BeforeAll
  static void start() {
    kip = new Kip(folder.resolve("data"));
    var up = kip.run("up", "--apart");
    assertThat(up.exitCode()).as(up.out() + up.err()).isZero();
  }

  @AfterAll
  static void stop() {
    kip.run("down");
  }

  @Test
  @Order(1)
  void the_year_2022_comes_in_and_january_is_met_to_the_last_dossier() throws IOException {
    var ran = kip.run("import", YEAR.toString(), "--json");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    // A request whose answer was lost is sent again, and its rows are then known already.
    var actions = ran.json().path("actions");
    assertThat(actions.path("recorded").asInt() + actions.path("unchanged").asInt()).isEqualTo(17_560);
    var expected = Kip.JSON.readTree(Files.readString(YEAR.resolve("expected-january.json")));
    for (var period : expected.path("periods")) {
      var form = report("form06", period, "--by-ward");
      var plain = report("form06", period);
      var onTime = report("on-time", period);
      assertThat(withoutNames(plain.path("total"))).isEqualTo(withoutNames(period.path("total")));
      assertThat(rows(plain, form)).isEqualTo(rows(period));
      for (var rate : List.of("official", "provable", "unflagged", "citizen")) {
        assertThat(onTime.path("rates").path(rate).path("numerator")).as(rate)
            .isEqualTo(period.path("rates").path(rate).path("numerator"));
        assertThat(onTime.path("rates").path(rate).path("denominator")).as(rate)
            .isEqualTo(period.path("rates").path(rate).path("denominator"));
      }
      assertThat(onTime.path("refusedAtDesk")).isEqualTo(period.path("refusedAtDesk"));
    }
    assertThat(flagsOfDossiersCodedInJanuary()).isEqualTo(expectedFlags(expected));
  }

  @Test
  @Order(2)
  void behind_a_figure_stand_its_dossiers_and_the_printed_form_says_the_same() throws IOException {
    var form = kip.run("report", "form06", "--period", "calendar-2022-01", "--json").json();
    for (var column : List.of("received", "late", "openOverdue", "withdrawn")) {
      var behind = kip.run("report", "form06", "--period", "calendar-2022-01", "--dossiers", column, "--json").json();
      assertThat(behind.path("count")).as(column).isEqualTo(form.path("total").path(column));
      assertThat(behind.path("dossiers").size()).as(column).isEqualTo(behind.path("count").asInt());
    }

    var pdf = folder.resolve("form06.pdf");
    var xlsx = folder.resolve("form06.xlsx");
    var printed = kip.run("report", "form06", "--period", "2022", "--pdf", pdf.toString(), "--xlsx", xlsx.toString());
    assertThat(printed.exitCode()).as(printed.err()).isZero();
    assertThat(Files.readString(pdf, java.nio.charset.StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    assertThat(Files.readString(xlsx, java.nio.charset.StandardCharsets.ISO_8859_1)).startsWith("PK");
    assertThat(kip.run("report", "form06", "--period", "2022-Q5").exitCode()).isEqualTo(1);
    assertThat(kip.run("report", "form06", "--from", "2022-01-01").exitCode()).isEqualTo(2);
  }

  @Test
  @Order(2)
  void the_year_came_to_what_the_office_told() {
    var report = kip.run("report", "yearly", "--year", "2022", "--json").json();

    var results = new TreeMap<String, String>();
    report.path("goals")
        .forEach(goal -> results.put(goal.path("id").asString(), goal.path("result").decimalValue().toPlainString()));
    report.path("works").forEach(
        work -> results.put(work.path("id").asString(),
            work.path("count").asInt() + " " + work.path("amount").asLong()));
    assertThat(results).containsAllEntriesOf(Map.of("jobs", "1743", "povertyFall", "0.24", "trainedLabour", "72.4",
        "housesBuilt", "21 1729500000", "housesRepaired", "17 610000000"));
    assertThat(kip.run("report", "yearly", "--year", "2022", "--pdf", folder.resolve("y.pdf").toString()).exitCode())
        .isZero();
    assertThat(kip.run("report", "stages", "--period", "2022", "--json").json().path("stages").size()).isPositive();
    assertThat(kip.get("supervisor-1", "reporting", "/dossiers/control-slip?code="
        + Kip.encoded("000.18.25.H50-220104-0019")).body().path("hops").size()).isPositive();
  }

  @Test
  @Order(2)
  void a_second_program_finds_nothing_wrong_with_the_year_and_counts_january_from_the_file_alone() throws IOException {
    var audited = new AuditedLog(kip, folder);

    audited.findsNothingInTheRunningSystem();
    audited.export();
    var january = Kip.JSON.readTree(Files.readString(YEAR.resolve("expected-january.json"))).path("periods").path(0);
    var plain = audited.form06(january);
    assertThat(withoutNames(plain.path("total"))).isEqualTo(withoutNames(january.path("total")));
    assertThat(rows(plain, audited.form06(january, "--by-ward"))).isEqualTo(rows(january));
  }

  @Test
  @Order(3)
  void whatever_is_done_to_an_exported_log_is_named_by_its_offset() throws IOException {
    var audited = new AuditedLog(kip, folder);

    assertThat(
        audited.foundAfter(lines -> lines.set(100, lines.get(100).replace("\"payload\":\"{", "\"payload\":\"{ "))))
        .containsExactly("ALTERED 0/99");
    assertThat(audited.foundAfter(lines -> lines.remove(100))).contains("MISSING 0/99").doesNotContain("ALTERED 0/100");
    assertThat(audited.foundAfter(lines -> lines.add(100, lines.get(50).replace("\"o\":49,", "\"o\":99,"))))
        .containsExactly("INSERTED 0/99");
    assertThat(audited.foundAfter(lines -> lines.add(100, lines.remove(101)))).contains("REORDERED 0/99");
  }

  @Test
  @Order(4)
  void a_wrong_figure_planted_in_the_store_is_named_by_dossier() {
    var audited = new AuditedLog(kip, folder);
    var code = "000.18.25.H50-220104-0005";

    assertThat(audited.namedAfterPlanting("cases", new Document("view.code", code),
        new Document("view.flags", List.of()).append("view.flagged", false)))
        .contains("DOSSIER_DIFFERS " + code).allMatch(name -> name.contains(code) || name.startsWith("FIGURE_DIFFERS"));
    assertThat(audited.namedAfterPlanting("cases", new Document("view.code", code),
        new Document("facts.1.occurredAt", "2022-01-03T01:00:00Z"))).containsExactly("DOSSIER_DIFFERS " + code);
    assertThat(audited.namedAfterPlanting("days", new Document("day", "2022-01-04"),
        new Document("cells", new Document())))
        .anyMatch(name -> name.startsWith("CELL_DIFFERS") && name.contains("-220104-"));
    audited.findsNothingInTheRunningSystem();
  }

  @Test
  @Order(9)
  void the_same_register_again_changes_nothing() {
    var figures = figures();

    var again = kip.run("import", YEAR.toString(), "--json");

    assertThat(again.json().path("dossiers").path("unchanged").asInt()).isEqualTo(2_979);
    assertThat(again.json().path("actions").path("unchanged").asInt()).isEqualTo(17_560);
    assertThat(again.json().path("targets").path("unchanged").asInt()).isEqualTo(3);
    assertThat(again.json().path("indicators").path("unchanged").asInt()).isEqualTo(17);
    assertThat(figures()).isEqualTo(figures);
    assertThat(figures.path("received").asInt())
        .isEqualTo(figures.path("resolved").asInt() + figures.path("open").asInt() + figures.path("withdrawn").asInt());
  }

  @Test
  @Order(5)
  void every_broken_row_gets_its_reason_and_the_good_ones_go_in() throws IOException {
    BrokenRegister.write(folder.resolve("broken"));

    var ran = kip.run("import", folder.resolve("broken").toString(), "--json");

    assertThat(ran.exitCode()).isEqualTo(1);
    var found = new TreeSet<String>();
    ran.json().path("rejected").forEach(row -> found.add(row.path("file").asString() + ":" + row.path("line").asInt()
        + ":" + row.path("column").asString() + ":" + row.path("errorKey").asString()));
    assertThat(found).containsExactlyInAnyOrder(
        "dossiers.csv:3::register.row-broken",
        "dossiers.csv:4:programme:programme.unknown",
        "dossiers.csv:5:submitted_at:register.instant-unreadable",
        "dossiers.csv:6:code:register.duplicate",
        "dossiers.csv:7:ward:ward.unknown",
        "dossiers.csv:8::register.row-broken",
        "actions.csv:3:occurred_at:register.out-of-order",
        "actions.csv:4:detail.proposal:register.detail-invalid",
        "actions.csv:5:action:register.action-unknown",
        "actions.csv:7:code:register.dossier-refused",
        "actions.csv:8:code:dossier.unknown");
    assertThat(ran.json().path("dossiers").path("recorded").asInt()).isEqualTo(1);
    assertThat(ran.json().path("actions").path("recorded").asInt()).isEqualTo(2);
  }

  @Test
  @Order(6)
  void a_dossier_goes_from_the_desk_to_the_money() {
    var id = UUID.randomUUID().toString();
    assertThat(kip.post(WARD_OFFICER, "intake", "/dossiers", LiveDossier.funeral(id)).status()).isEqualTo(201);
    var slip = kip.post(WARD_OFFICER, "intake", "/dossiers/" + id + "/acceptance", Map.of());
    assertThat(slip.status()).as(slip.body().toString()).isEqualTo(200);
    assertThat(slip.body().path("due").path("stages").size()).isEqualTo(1);
    var code = slip.body().path("code").asString();

    LiveDossier
        .soon(() -> kip.get("division-1", "eligibility", "/dossiers/" + id).body().path("assessment").path("status")
            .asString(""), "ELIGIBLE");
    assertThat(kip.post("division-1", "eligibility", "/dossiers/" + id + "/appraisal",
        Map.of("proposal", "GRANT", "amount", 10_000_000)).status()).isEqualTo(200);
    assertThat(kip.post("chair-1", "eligibility", "/dossiers/" + id + "/decision",
        Map.of("outcome", "GRANTED", "amount", 10_000_000)).body().path("errorKey").asString())
        .isEqualTo("decision.number-missing");
    var decision = Map.of("outcome", "GRANTED", "decisionNo", "17/QĐ-UBND", "amount", 10_000_000);
    assertThat(kip.post("chair-1", "eligibility", "/dossiers/" + id + "/decision", decision).status()).isEqualTo(200);

    LiveDossier.soon(() -> kip.get("payment-1", "payment", "/grants/" + id).body().path("state").asString(""), "OPEN");
    var approval = Map.of("method", "BANK", "account", "3761000123456");
    assertThat(kip.post("payment-1", "payment", "/grants/" + id + "/approval", approval).status()).isEqualTo(200);
    assertThat(
        kip.post("payment-2", "payment", "/grants/" + id + "/approval", approval).body().path("errorKey").asString())
        .isEqualTo("grant.state");
    LiveDossier.soon(() -> kip.get("payment-1", "payment", "/grants/" + id).body().path("state").asString(""), "PAID");

    LiveDossier.soon(() -> kip.get(WARD_OFFICER, "intake", "/dossiers/" + id).body().path("state").asString(""),
        "DECIDED");
    assertThat(kip.post(WARD_OFFICER, "intake", "/dossiers/" + id + "/result-return", Map.of()).status())
        .isEqualTo(200);
    LiveDossier.soon(
        () -> kip.get("supervisor-1", "reporting", "/dossiers/by-code?code=" + Kip.encoded(code)).body().path("state")
            .asString(""),
        "RETURNED");
    var dossier = kip.run("dossier", code, "--json").json();
    assertThat(dossier.path("resultClass").asString()).isEqualTo("BEFORE");
    assertThat(dossier.path("payments").size()).isEqualTo(1);
    assertThat(kip.withoutToken("sandbox", "/bank/ledger").body().size())
        .as("the register's payments are not paid again").isEqualTo(1);
  }

  @Test
  @Order(7)
  void whoever_may_not_is_told_so() {
    var id = UUID.randomUUID().toString();
    assertThat(kip.post(WARD_OFFICER, "intake", "/dossiers", LiveDossier.funeral(id)).status()).isEqualTo(201);

    assertThat(kip.withoutToken("intake", "/dossiers/" + id).status()).isEqualTo(401);
    problem(kip.post("division-1", "intake", "/dossiers/" + id + "/acceptance", Map.of()), 403, "security.wrong-role",
        "roles");
    problem(kip.get(OTHER_WARD, "intake", "/dossiers/" + id), 403, "security.other-ward", "ward");
    problem(kip.post(OTHER_WARD, "intake", "/dossiers/" + id + "/acceptance", Map.of()), 403, "security.other-ward",
        "ward");
    problem(
        kip.post(WARD_OFFICER, "intake", "/register/actions",
            Map.of("dossiers", List.of(Map.of("key", "x", "actions", List.of())))),
        403,
        "security.wrong-role", "roles");
    problem(kip.post(WARD_OFFICER, "intake", "/dossiers", new byte[20 * 1024 * 1024]), 413, "request.too-large",
        "body");
    problem(kip.post(WARD_OFFICER, "intake", "/dossiers", Map.of("id", id, "channel", "PIGEON")), 422,
        "request.unreadable", "channel");
    problem(kip.post(WARD_OFFICER, "intake", "/dossiers/" + id + "/refusal", Kip.reason(" ")), 422, "request.invalid",
        "reason");
  }

  @Test
  @Order(8)
  void after_a_stop_and_a_start_the_figures_are_the_same() {
    var before = figures();

    assertThat(kip.run("down").exitCode()).isZero();
    assertThat(kip.run("up").exitCode()).isZero();

    assertThat(figures()).isEqualTo(before);
    assertThat(kip.run("status", "--json").exitCode()).isZero();
  }

  /** The restart before has let days pass since 2022. */
  @Test
  @Order(10)
  void whose_age_or_year_has_changed_an_allowance_is_proposed_for_adjustment() {
    LiveDossier.soon(
        () -> kip.get("supervisor-1", "eligibility", "/adjustments").body().path("total").asInt() > 0 ? "some" : "none",
        "some");

    var own = kip.get(WARD_OFFICER, "eligibility", "/adjustments").body();
    assertThat(own.path("total").asInt()).isPositive();
    own.path("adjustments").forEach(adjustment -> {
      assertThat(adjustment.path("ward").asString()).isEqualTo("19336");
      assertThat(adjustment.path("proposal").path("now")).isNotEqualTo(adjustment.path("proposal").path("was"));
    });
    problem(kip.get(WARD_OFFICER, "eligibility", "/adjustments?ward=19333"), 403, "security.other-ward", "ward");
  }

  @Test
  @Order(11)
  void a_rebuild_from_the_log_gives_the_same_bytes_and_the_same_figures() {
    var before = figures();

    var rebuilt = kip.run("rebuild", "reporting", "--json");

    assertThat(rebuilt.exitCode()).as(rebuilt.out() + rebuilt.err()).isZero();
    assertThat(rebuilt.json().path("differences").size()).isZero();
    assertThat(rebuilt.json().path("folded").asLong()).isGreaterThan(17_560);
    assertThat(figures()).isEqualTo(before);
  }

  @Test
  @Order(12)
  void after_all_that_the_second_program_still_finds_nothing_wrong() {
    new AuditedLog(kip, folder).findsNothingInTheRunningSystem();
  }

  private static JsonNode report(String name, JsonNode period, String... options) {
    var words = new ArrayList<>(List.of("report", name, "--from", period.path("from").asString(), "--to",
        period.path("to").asString(), "--json"));
    words.addAll(List.of(options));
    var ran = kip.run(words.toArray(String[]::new));
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return ran.json();
  }

  /** Counts by programme and ward. */
  private static Map<String, Map<String, Integer>> rows(JsonNode... reports) {
    var rows = new TreeMap<String, Map<String, Integer>>();
    for (var report : reports) {
      report.path("rows").forEach(
          row -> rows.put(row.path("programme").asString() + " " + row.path("ward").asString(""), withoutNames(row)));
    }
    return rows;
  }

  private static Map<String, Integer> withoutNames(JsonNode row) {
    var counts = new TreeMap<String, Integer>();
    row.forEachEntry((name, value) -> {
      if (value.isInt()) {
        counts.put(name, value.asInt());
      }
    });
    return counts;
  }

  private static Set<String> flagsOfDossiersCodedInJanuary() {
    var flags = new TreeSet<String>();
    var report = kip.run("report", "on-time", "--from", "2022-01-01", "--to", "2022-01-31", "--json").json();
    report.path("flaggedDossiers").forEach(dossier -> dossier.path("flags")
        .forEach(flag -> flags.add(dossier.path("code").asString() + " " + flag.asString())));
    flags.removeIf(flag -> !flag.startsWith("000.18.25.H50-2201"));
    return flags;
  }

  private static Set<String> expectedFlags(JsonNode expected) {
    var flags = new TreeSet<String>();
    expected.path("flagsOfDossiersAcceptedInJanuary")
        .forEach(flag -> flags.add(flag.path("code").asString() + " " + flag.path("flag").asString()));
    flags.removeIf(flag -> !flag.startsWith("000.18.25.H50-2201"));
    return flags;
  }

  private static JsonNode figures() {
    var ran = kip.run("report", "form06", "--from", "2021-11-01", "--to", "2027-12-31", "--json");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return ran.json().path("total");
  }

  private static void problem(Kip.Answer answer, int status, String errorKey, String field) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertThat(answer.body().path("errorKey").asString()).isEqualTo(errorKey);
    assertThat(answer.body().path("field").asString()).isEqualTo(field);
    assertThat(answer.body().path("messages").path("vi").asString()).isNotBlank();
    assertThat(answer.body().path("messages").path("en").asString()).isNotBlank();
  }
}
