package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kip.office.Role;

/** Findings, and the answers to them. */
class FindingsPagesTest extends PortalTest {

  private static final String CODE = "000.18.25.H50-221206-0002";
  private static final String KEY = "5f0c3a0e-9a3c-4c41-9a07-2a4e6b1f1f11";
  private static final String FOUND = """
      {"total": 2, "states": {"OPEN": 1, "EXPLAINED": 1}, "findings": [
       {"state": "OPEN", "question": {"code": "000.18.25.H50-221206-0002", "programme": "P", "ward": "19333",
         "finding": {"flag": "D4", "action": "a-1", "why": "recorded <late>", "vi": "ghi <muộn>"}, "article": "x",
         "event": {"id": "a-1", "offset": 1, "actor": "ward-19333-1", "occurredAt": "2022-12-06T01:00:00Z",
           "recordedAt": "2022-12-08T01:00:00Z"}, "review": null, "inRates": {}}},
       {"state": "EXPLAINED", "question": {"code": "000.18.25.H50-221206-0003", "programme": "P", "ward": "19333",
         "finding": {"flag": "D9", "action": "a-2", "why": "again", "vi": "nộp lại"}, "article": "x", "event": null,
         "review": {"verdict": "EXPLAINED", "reason": "<b>mất điện", "by": "supervisor-1", "at": "2022-12-09T01:00:00Z"},
         "inRates": {}}}]}""";

  @BeforeEach
  void thereAreFindings() {
    SERVICES.answer("/findings?period=2022&page=0", 200, FOUND);
  }

  @Test
  void findings_have_plain_names_what_they_rest_on_and_the_law_in_both_languages() throws Exception {
    browser.perform(asSupervisor(get("/supervisor/findings?period=2022"))).andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("Ghi vào hệ thống muộn"),
            containsString("Nghị định 61/2018/NĐ-CP, khoản 1 Điều 5"),
            containsString("Việc xảy ra 06/12/2022 08:00"), containsString("ghi vào hệ thống 08/12/2022 08:00"),
            containsString("ghi &lt;muộn&gt;"), containsString("supervisor-1: &lt;b&gt;mất điện"),
            not(containsString("<b>mất điện")), containsString("finding=D4"))));
    browser.perform(asSupervisor(get("/supervisor/findings?period=2022&lang=en"))).andExpect(content().string(
        allOf(containsString("Recorded late"), containsString("recorded &lt;late&gt;"),
            containsString("Decree 61/2018/NĐ-CP, art. 5(1)"))));
  }

  @Test
  void an_auditor_reads_and_does_not_answer() throws Exception {
    browser.perform(get("/supervisor/findings?period=2022").with(officer("auditor-1", Role.AUDITOR, null)))
        .andExpect(status().isOk()).andExpect(content().string(not(containsString("/supervisor/findings/review"))));
    browser.perform(answer("EXPLAINED", "x").with(officer("auditor-1", Role.AUDITOR, null)))
        .andExpect(status().isForbidden());
  }

  @Test
  void an_answer_is_recorded_once_under_the_key_of_its_form() throws Exception {
    SERVICES.answer("/findings/review", 204, "");
    browser.perform(asSupervisor(answer("EXPLAINED", "Mất điện cả ngày")))
        .andExpect(redirectedUrl("/supervisor/findings?period=2022&state=OPEN&done=true"));
    assertThat(SERVICES.asked()).anySatisfy(asked -> {
      assertThat(asked.path()).isEqualTo("/findings/review");
      assertThat(asked.key()).isEqualTo(KEY);
    });
  }

  @Test
  void an_answer_wants_a_choice_and_a_reason() throws Exception {
    browser.perform(asSupervisor(answer("", " "))).andExpect(status().is(422)).andExpect(content().string(
        allOf(containsString("<a href=\"#verdict\">Hãy chọn giải trình được hay xác nhận</a>"),
            containsString("<a href=\"#reason\">Thiếu lý do</a>"), containsString(KEY))));
    assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals("/findings/review"));
  }

  @Test
  void only_the_field_that_lacks_something_is_described_by_its_error() throws Exception {
    browser.perform(asSupervisor(answer("", "Mất điện"))).andExpect(status().is(422)).andExpect(content().string(
        allOf(containsString("aria-describedby=\"verdict-error\""), containsString("id=\"verdict-error\""),
            containsString("aria-describedby=\"reason-hint\""), not(containsString("reason-error")))));
    browser.perform(asSupervisor(answer("CONFIRMED", ""))).andExpect(content().string(
        allOf(containsString("aria-describedby=\"reason-hint reason-error\""), containsString("id=\"reason-error\""),
            not(containsString("verdict-error")))));
  }

  @Test
  void the_form_to_answer_shows_the_question() throws Exception {
    browser.perform(asSupervisor(get("/supervisor/findings/review?period=2022&finding=D4&action=a-1&code=" + CODE)))
        .andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("D4: Ghi vào hệ thống muộn"), containsString("name=\"key\""),
            containsString("/dossiers/" + CODE))));
  }

  private static MockHttpServletRequestBuilder answer(String verdict, String reason) {
    return post("/supervisor/findings/review?period=2022&state=OPEN").with(csrf()).param("key", KEY)
        .param("code", CODE).param("finding", "D4").param("action", "a-1").param("verdict", verdict)
        .param("reason", reason);
  }

  private MockHttpServletRequestBuilder asSupervisor(MockHttpServletRequestBuilder request) {
    return request.with(officer("supervisor-1", Role.SUPERVISOR, null));
  }
}
