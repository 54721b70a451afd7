package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions and bodies that would take an office down, or that nobody asks in good faith. */
abstract class LimitsChapter extends OfficeChapter {

  LimitsChapter(Kip kip, Path folder) {
    super(kip, folder);
  }

  @ParameterizedTest
  @Order(1)
  @CsvSource({
      "/reports/flow?from=-999999999-01-01&to=2022-12-31,422,request.impossible-time,from",
      "/reports/form06?from=2022-01-01&to=%2B999999999-12-31,422,request.impossible-time,to",
      "/reports/on-time?from=2022-01-01&to=%2B999999999-12-31,422,request.impossible-time,to",
      "/reports/stages?from=2022-01-01&to=%2B999999999-12-31,422,request.impossible-time,to",
      "/reports/overdue-causes.pdf?from=2022-01-01&to=%2B999999999-12-31,422,request.impossible-time,to",
      "/reports/flow?from=2000-01-01&to=2022-12-31,422,report.span,to",
      "/worklist?urgency=%00,400,request.characters,urgency",
      "/worklist?step=%00,400,request.characters,step",
      "/worklist/due?desk=NONE,403,security.wrong-role,roles"})
  void a_question_without_end_is_told_so(String question, int status, String errorKey, String field) {
    problem(kip.get("supervisor-1", "reporting", question), status, errorKey, field);
  }

  @Test
  @Order(2)
  void a_paper_is_what_its_content_says() {
    var files = "/dossiers/" + UUID.randomUUID() + "/files?name=a";
    problem(kip.post(WARD_OFFICER, "intake", files, "{".getBytes(StandardCharsets.UTF_8)), 422, "file.kind", "body");
    assertThat(kip.post(WARD_OFFICER, "intake", files, "%PDF-1.7".getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(201);
  }

  @Test
  @Order(3)
  void a_text_that_nobody_types_is_refused_where_it_stands() {
    var submission = LiveDossier.funeral(UUID.randomUUID().toString());
    submission.put("ward", "1933\u0000");
    problem(kip.post(WARD_OFFICER, "intake", "/dossiers", submission), 400, "request.characters", "ward");
  }

  @Test
  @Order(4)
  void a_slip_is_looked_up_with_a_second_secret_and_without_one_is_unknown() {
    var dossier = UUID.randomUUID().toString();
    var submission = LiveDossier.funeral(dossier);
    LiveDossier.atTheDesk(kip, submission);
    assertThat(kip.post(WARD_OFFICER, "intake", "/dossiers/" + dossier + "/acceptance", Map.of()).status())
        .isEqualTo(200);
    var seen = kip.get(WARD_OFFICER, "intake", "/dossiers/" + dossier).body();
    var code = seen.path("code").asString();
    var number = seen.path("applicant").path("identityNumber").asString();
    LiveDossier.soon(() -> Integer.toString(lookup(code, number.substring(number.length() - 4)).status()), "200");

    var wrong = lookup(code, "0000");
    problem(wrong, 404, "lookup.unknown", "code");
    assertThat(lookup("000.18.25.H50-220301-9999", "0000").body()).isEqualTo(wrong.body());
    problem(lookup(code, ""), 404, "lookup.unknown", "code");
  }

  @Test
  @Order(5)
  void what_a_process_tells_of_itself_is_for_who_looks_after_it() {
    var anybody = kip.withoutToken("reporting", "/actuator/health");
    assertThat(anybody.status()).isEqualTo(200);
    assertThat(anybody.body().has("components")).isFalse();
    assertThat(kip.get("supervisor-1", "reporting", "/actuator/health").body().path("components").has("caseLog"))
        .isTrue();
  }

  private Kip.Answer lookup(String code, String digits) {
    return kip.get("portal", "reporting", "/lookup?code=" + Kip.encoded(code) + "&digits=" + digits);
  }
}
