package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People say what they know of findings and of lateness; no figure moves by it. */
abstract class LatenessChapter extends OfficeChapter {

  private static final String STATED = "vn.kip.deadline.cause-stated.v1";

  LatenessChapter(Kip kip, Path folder) {
    super(kip, folder);
  }

  @Test
  @Order(1)
  void a_finding_that_somebody_has_reviewed_shows_its_state_and_the_rates_do_not_change() {
    var rates = rates();
    var open = findings("OPEN");
    var question = open.path("findings").path(0).path("question");
    var review = Map.of("code", question.path("code").asString(), "flag",
        question.path("finding").path("flag").asString(),
        "action", question.path("finding").path("action").asString(), "verdict", "EXPLAINED", "reason",
        "Người dân tự nộp thêm giấy tờ");

    assertThat(kip.post("supervisor-1", "reporting", "/findings/review", review).status()).isEqualTo(204);

    LiveDossier.soon(() -> Integer.toString(findings("EXPLAINED").path("total").asInt()), "1");
    var explained = findings("EXPLAINED").path("findings").path(0).path("question");
    assertThat(explained.path("finding")).isEqualTo(question.path("finding"));
    assertThat(explained.path("review").path("reason").asString()).isEqualTo("Người dân tự nộp thêm giấy tờ");
    assertThat(explained.path("inRates")).isEqualTo(question.path("inRates"));
    assertThat(findings("OPEN").path("total").asInt()).isEqualTo(open.path("total").asInt() - 1);
    assertThat(rates()).isEqualTo(rates);
  }

  @Test
  @Order(2)
  void a_cause_that_is_stated_stands_in_form_07_and_in_the_time_line() {
    var before = form07();
    agreesWithForm06(before);
    var code = behind("late", "unstated").path("dossiers").path(0).path("dossier").path("code").asString();

    assertThat(state("division-1", code, "b1", "Nhập chậm", "").status()).isEqualTo(204);
    assertThat(state("supervisor-1", code, "a1", "Hai văn bản khác nhau", "Nghị định 20/2021 điều 8").status())
        .isEqualTo(204);

    LiveDossier.soon(() -> Integer.toString(statements(code).size()), "2");
    assertThat(statements(code).getLast().path("actor").asString()).isEqualTo("supervisor-1");
    var after = form07();
    agreesWithForm06(after);
    var late = after.path("total").path("late");
    assertThat(late.path("causes").toString()).isEqualTo("{\"a1\":1}");
    assertThat(late.path("unstated").asInt()).isEqualTo(before.path("total").path("late").path("unstated").asInt() - 1);
    assertThat(after.path("total").path("clauses").path(0).path("article").asString())
        .isEqualTo("Nghị định 20/2021 điều 8");
    assertThat(behind("late", "a1").path("dossiers").path(0).path("dossier").path("code").asString()).isEqualTo(code);
  }

  @Test
  @Order(3)
  void what_cannot_be_stated_is_refused_with_its_reason() {
    var late = first("/reports/overdue-causes/dossiers?period=2022&column=late").path("dossier").path("code")
        .asString();
    var inTime = first("/reports/form06/dossiers?period=2022&column=before").path("code").asString();

    problem(state("supervisor-1", inTime, "b1", "Nhập chậm", ""), 409, "overdue.not-late", "code");
    problem(state("supervisor-1", late, "z9", "Nhập chậm", ""), 422, "overdue.cause-unknown", "cause");
    problem(state("supervisor-1", late, "b1", " ", ""), 422, "overdue.explanation-blank", "explanation");
    problem(state("supervisor-1", "000.00.00.H50-000000-0000", "b1", "Nhập chậm", ""), 404, "dossier.unknown-code",
        "code");
    problem(state(WARD_OFFICER, late, "b1", "Nhập chậm", ""), 403, "security.wrong-role", "roles");
  }

  @Test
  @Order(4)
  void form_07_is_printed_like_its_sibling() throws IOException {
    var pdf = folder.resolve("form07.pdf");
    var xlsx = folder.resolve("form07.xlsx");

    var printed = kip.run("report", "overdue-causes", "--period", "2022", "--pdf", pdf.toString(), "--xlsx",
        xlsx.toString());

    assertThat(printed.exitCode()).as(printed.err()).isZero();
    assertThat(Files.readString(pdf, java.nio.charset.StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    assertThat(Files.readString(xlsx, java.nio.charset.StandardCharsets.ISO_8859_1)).startsWith("PK");
    assertThat(kip.run("report", "overdue-causes", "--period", "2022").out()).contains("a1", "chưa nêu");
    assertThat(kip.run("report", "overdue-causes", "--period", "2022", "--cause", "a1").exitCode()).isEqualTo(2);
  }

  private JsonNode rates() {
    return kip.run("report", "on-time", "--period", "2022", "--json").json().path("rates");
  }

  private JsonNode findings(String state) {
    return kip.get("supervisor-1", "reporting", "/findings?period=calendar-2022-01&state=" + state).body();
  }

  private Kip.Answer state(String officer, String code, String cause, String explanation, String article) {
    return kip.post(officer, "reporting", "/overdue-causes",
        Map.of("code", code, "cause", cause, "explanation", explanation, "article", article));
  }

  private List<JsonNode> statements(String code) {
    return kip.get("supervisor-1", "reporting", "/dossiers/by-code?code=" + Kip.encoded(code)).body().path("timeline")
        .valueStream().filter(entry -> entry.path("type").asString().equals(STATED)).toList();
  }

  private JsonNode form07() {
    var ran = kip.run("report", "overdue-causes", "--period", "2022", "--json");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return ran.json();
  }

  private JsonNode behind(String column, String cause) {
    var ran = kip.run("report", "overdue-causes", "--period", "2022", "--dossiers", column, "--cause", cause, "--json");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return ran.json();
  }

  private JsonNode first(String path) {
    return kip.get("supervisor-1", "reporting", path).body().path("dossiers").path(0);
  }

  private void agreesWithForm06(JsonNode form07) {
    var form06 = kip.run("report", "form06", "--period", "2022", "--json").json();
    var rows = new TreeMap<String, String>();
    form06.path("rows").forEach(row -> {
      if (row.path("late").asInt() + row.path("openOverdue").asInt() > 0) {
        rows.put(row.path("programme").asString(), row.path("late") + " " + row.path("openOverdue"));
      }
    });
    var causes = new TreeMap<String, String>();
    form07.path("rows").forEach(row -> causes.put(row.path("programme").asString(),
        row.path("late").path("total") + " " + row.path("openOverdue").path("total")));
    assertThat(causes).isNotEmpty().isEqualTo(rows);
    assertThat(form07.path("total").path("late").path("total")).isEqualTo(form06.path("total").path("late"));
    assertThat(form07.path("total").path("openOverdue").path("total"))
        .isEqualTo(form06.path("total").path("openOverdue"));
  }
}
