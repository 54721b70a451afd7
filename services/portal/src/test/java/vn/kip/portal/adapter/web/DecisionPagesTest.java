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
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kip.office.Role;

/** Whoever decides has looked; whatever is refused says why, and nothing that was typed is lost. */
class DecisionPagesTest extends PortalTest {

  private static final String ID = "476e4f98-56d4-3053-9bda-c78371d93437";
  private static final String KEY = "11111111-1111-4111-8111-111111111111";
  private static final String PAGE = "/dossiers/" + ID + "/decision";
  private static final String FOUR_EYES = """
      {"title": "Who appraised may not decide.", "errorKey": "decision.own-appraisal", "field": "signer",
       "messages": {"vi": "Người đã thẩm định không được ký quyết định.", "en": "Who appraised may not decide."}}""";

  private static final String DECLARED = """
      {"id": "%s", "code": null, "programme": "P", "ward": "19333", "channel": "DESK", "state": "IN_PROGRESS",
       "applicant": {"name": "Lê Thị Mừng", "sex": "F", "identityNumber": "045142000123", "birthDate": "1942-09-03"},
       "papers": [], "waitingForPapers": false, "submittedAt": "2022-11-14T01:12:00Z", "timeline": [
         {"type": "vn.kip.dossier.submitted.v1", "occurredAt": "2022-11-14T01:12:00Z", "actor": "ward-19333-1",
          "recordedAt": "2022-11-14T01:12:01Z", "event": {"channel": "DESK", "facts": {"pension": false}}}],
       "assessment": {"status": "INELIGIBLE", "failed": [], "missing": [], "rules": "2021-07",
         "nearest": [{"rule": "K5c", "article": "Điều 5", "vi": "Chưa đủ 80 tuổi", "en": "Not yet 80"}],
         "trace": [{"rule": "register: birth date", "held": false, "article": "population register",
           "why": "born 1942-09-04", "vi": "sinh ngày 1942-09-04"},
          {"rule": "register: identity number", "held": true, "article": "Decree 137", "why": "agrees", "vi": "khớp"}]},
       "proposal": {"proposal": "GRANT", "amount": 360000, "note": "đủ"}}""";

  @BeforeEach
  void a_dossier_that_is_proposed_for_a_grant() {
    SERVICES.answer("/dossiers/" + ID, 200, """
        {"id": "%s", "code": null, "programme": "P", "ward": "19333", "channel": "DESK", "state": "IN_PROGRESS",
         "applicant": {"name": "<i>Lê</i> Thị Mừng", "sex": "F"}, "papers": [], "waitingForPapers": false,
         "submittedAt": "2022-11-14T01:12:00Z", "timeline": [],
         "assessment": {"status": "ELIGIBLE", "category": "K5c", "coefficient": 1.0, "amount": 360000, "failed": [],
           "missing": [], "rules": "2021-07", "trace": [{"rule": "K5c", "held": true, "article": "Điều 5",
             "why": "age 80", "vi": "80 tuổi"}]},
         "proposal": {"proposal": "GRANT", "amount": 360000, "note": "đủ"}}""".formatted(ID));
    SERVICES.answer("/dossiers?query=%3Ci%3EL%C3%AA%3C/i%3E%20Th%E1%BB%8B%20M%E1%BB%ABng", 200, "[]");
  }

  @Test
  void the_page_shows_proposal_trace_and_a_form_filled_in_from_them() throws Exception {
    browser.perform(asChair(get(PAGE))).andExpect(status().isOk()).andExpect(content().string(allOf(
        containsString("80 tuổi"), containsString("Điều 5"), containsString("value=\"360.000\""),
        containsString("&lt;i&gt;Lê&lt;/i&gt;"), not(containsString("<i>Lê")))));
  }

  @Test
  void what_is_missing_is_said_at_its_field_and_what_was_typed_stays() throws Exception {
    browser.perform(asChair(post(PAGE)).param("key", KEY).param("grant", "false").param("amount", "12x"))
        .andExpect(status().isUnprocessableContent()).andExpect(content().string(allOf(
            containsString("href=\"#decisionNo\""), containsString("href=\"#amount\""),
            containsString("href=\"#reason\""), containsString("value=\"12x\""), containsString(KEY))));
    assertThat(SERVICES.asked()).noneMatch(asked -> asked.method().equals("POST"));
  }

  @Test
  void signing_sends_the_command_once_under_the_key_of_the_form() throws Exception {
    SERVICES.answer(PAGE, 200, "{}");

    browser.perform(sign(asChair(post(PAGE)))).andExpect(redirectedUrl("/dossiers/" + ID));

    assertThat(SERVICES.asked()).filteredOn(asked -> asked.method().equals("POST"))
        .singleElement().satisfies(asked -> {
          assertThat(asked.path()).isEqualTo(PAGE);
          assertThat(asked.key()).isEqualTo(KEY);
        });
  }

  @Test
  void who_appraised_is_told_why_another_has_to_sign() throws Exception {
    SERVICES.answer(PAGE, 403, FOUR_EYES);

    browser.perform(sign(asChair(post(PAGE)))).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Người đã thẩm định không được ký quyết định.")));
  }

  @Test
  void many_are_signed_at_once_after_looking_and_each_says_how_it_went() throws Exception {
    var session = new MockHttpSession();
    browser.perform(sign(asChair(post(PAGE)).session(session)).param("later", "true"))
        .andExpect(redirectedUrl("/decisions"));
    assertThat(SERVICES.asked()).noneMatch(asked -> asked.method().equals("POST"));
    SERVICES.answer(PAGE, 403, FOUR_EYES);
    var refused = browser
        .perform(asChair(post("/decisions")).session(session).param("dossier", ID).param("dossier", "never-looked-at"))
        .andExpect(redirectedUrl("/decisions")).andReturn();

    browser.perform(asChair(get("/decisions")).session(session).flashAttrs(refused.getFlashMap()))
        .andExpect(content().string(allOf(containsString("Người đã thẩm định không được ký"),
            containsString("17/QĐ-UBND"))));
    assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().contains("never-looked-at"));
  }

  @Test
  void an_appraiser_proposes_and_a_ward_officer_does_neither() throws Exception {
    browser.perform(get(PAGE).param("lang", "en").with(officer("division-1", Role.APPRAISER, null)))
        .andExpect(content().string(allOf(containsString("Send the proposal"), containsString("age 80"))));
    browser.perform(get(PAGE).with(officer("ward-19333-1", Role.WARD_OFFICER, "19333")))
        .andExpect(status().isForbidden());
  }

  @Test
  void what_was_declared_stands_beside_what_the_register_answered_and_the_number_is_not_shown() throws Exception {
    SERVICES.answer("/dossiers/" + ID, 200, DECLARED.formatted(ID));
    SERVICES.answer("/dossiers/search", 200, "[]");
    browser.perform(asChair(get(PAGE))).andExpect(content().string(allOf(containsString("03/09/1942"),
        containsString("sinh ngày 1942-09-04"), containsString("khác, cần xem"), containsString("tận cùng 0123"),
        not(containsString("045142000123")), containsString("Chưa đủ 80 tuổi"))));
    assertThat(SERVICES.asked()).anyMatch(asked -> asked.path().equals("/dossiers/search"));
  }

  @Test
  void what_the_log_names_is_said_in_words_beside_what_was_declared_and_in_the_trace() throws Exception {
    SERVICES.answer("/dossiers/" + ID, 200, DECLARED.formatted(ID).replace(
        "\"why\": \"born 1942-09-04\", \"vi\": \"sinh ngày 1942-09-04\"",
        "\"why\": \"\", \"finding\": \"BORN\", \"values\": [\"1942-09-04\"]").replace("\"failed\": []", """
            "failed": [{"rule": "once", "article": "Điều 5", "vi": "", "en": "",
              "obstacle": "PAID_BY_EARLIER_DOSSIER", "values": ["H50-1"]}],
            "lines": [{"index": 2, "eligible": false, "amount": 0, "obstacle": "PAID_ON_EARLIER_LINE"}]"""));
    SERVICES.answer("/dossiers/search", 200, "[]");
    browser.perform(asChair(get(PAGE))).andExpect(content().string(allOf(containsString("ngày sinh: 04/09/1942"),
        containsString("hồ sơ H50-1 được tiếp nhận trước (Điều 5)"),
        containsString("Dòng 3: Mỗi người chỉ được hỗ trợ một lần; đã có ở dòng trước"))));
  }

  @Test
  void another_amount_than_the_rules_say_wants_a_reason() throws Exception {
    var typed = post(PAGE).param("key", KEY).param("grant", "true").param("amount", "540.000").param("decisionNo", "1");
    browser.perform(asChair(typed)).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Số tiền khác với đánh giá thì phải ghi lý do.")));
    assertThat(SERVICES.asked()).noneMatch(asked -> asked.method().equals("POST"));
  }

  @Test
  void who_may_sign_instead_is_said_beside_the_rule_of_four_eyes() throws Exception {
    SERVICES.answer(PAGE, 403, FOUR_EYES.replace("decision.own-appraisal", "decision.four-eyes"));
    browser.perform(sign(asChair(post(PAGE))))
        .andExpect(content().string(containsString("Người ký được: lãnh đạo khác")));
  }

  @Test
  void one_of_many_that_has_changed_since_it_was_looked_at_is_not_signed() throws Exception {
    var session = new MockHttpSession();
    var page = browser.perform(asChair(get(PAGE)).session(session)).andReturn().getResponse().getContentAsString();
    var seen = page.replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1");
    browser.perform(sign(asChair(post(PAGE)).session(session)).param("later", "true").param("seen", seen))
        .andExpect(redirectedUrl("/decisions"));
    SERVICES.answer("/dossiers/" + ID, 200, DECLARED.formatted(ID));
    SERVICES.answer(PAGE, 200, "{}");
    var after = browser.perform(asChair(post("/decisions")).session(session).param("dossier", ID)).andReturn();
    browser.perform(asChair(get("/decisions")).session(session).flashAttrs(after.getFlashMap()))
        .andExpect(content().string(containsString("Hồ sơ đã thay đổi sau khi bạn mở xem")));
    assertThat(SERVICES.asked()).noneMatch(asked -> asked.method().equals("POST"));
  }

  @Test
  void the_chairman_sends_back_with_a_reason_under_the_key_of_the_form() throws Exception {
    SERVICES.answer("/dossiers/" + ID + "/appraisal-return", 200, "{}");
    browser.perform(asChair(get(PAGE))).andExpect(content().string(containsString("Trả lại chuyên viên thẩm định")));
    browser.perform(asChair(post(PAGE + "/return")).param("key", KEY).param("reason", " "))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(allOf(containsString("href=\"#returnReason\""),
            containsString("Trả lại thì phải ghi cần xem lại điều gì."), containsString("value=\"360.000\""))));
    assertThat(SERVICES.asked()).noneMatch(asked -> asked.method().equals("POST"));

    browser.perform(asChair(post(PAGE + "/return")).param("key", KEY).param("reason", "xem lại mức"))
        .andExpect(redirectedUrl("/dossiers/" + ID));

    assertThat(SERVICES.asked()).filteredOn(asked -> asked.method().equals("POST")).singleElement()
        .satisfies(asked -> {
          assertThat(asked.path()).isEqualTo("/dossiers/" + ID + "/appraisal-return");
          assertThat(asked.key()).isEqualTo(KEY);
          assertThat(asked.body()).contains("xem lại mức");
        });
  }

  @Test
  void what_cannot_be_sent_back_says_why_and_an_appraiser_cannot_send_back() throws Exception {
    SERVICES.answer("/dossiers/" + ID + "/appraisal-return", 409, FOUR_EYES.replace("decision.own-appraisal",
        "dossier.decided").replace("Người đã thẩm định không được ký quyết định.", "Hồ sơ đã có quyết định."));
    browser.perform(asChair(post(PAGE + "/return")).param("key", KEY).param("reason", "xem <b>lại</b>"))
        .andExpect(status().isUnprocessableContent()).andExpect(content().string(allOf(
            containsString("Hồ sơ đã có quyết định."), containsString("xem &lt;b&gt;lại&lt;/b&gt;"))));
    var appraiser = officer("division-1", Role.APPRAISER, null);
    browser.perform(get(PAGE).with(appraiser))
        .andExpect(content().string(not(containsString("Trả lại chuyên viên thẩm định"))));
    browser.perform(post(PAGE + "/return").with(appraiser).with(csrf()).param("key", KEY).param("reason", "x"))
        .andExpect(status().isForbidden());
  }

  @Test
  void the_appraiser_sees_that_it_came_back_and_why_and_proposes_anew() throws Exception {
    SERVICES.answer("/dossiers/" + ID, 200, DECLARED.formatted(ID).replaceFirst("\"proposal\": \\{.*",
        "\"returned\": {\"reason\": \"xem lại mức\", \"by\": \"chair-1\", \"at\": \"2022-12-13T02:10:00Z\"}}"));
    SERVICES.answer("/dossiers/search", 200, "[]");
    browser.perform(get(PAGE).with(officer("division-1", Role.APPRAISER, null))).andExpect(content().string(allOf(
        containsString("xem lại mức"), containsString("chair-1"), containsString("Hãy xem lại và gửi đề nghị mới"),
        containsString("Gửi đề nghị"))));
    browser.perform(asChair(get(PAGE))).andExpect(content().string(allOf(
        containsString("Chờ đề nghị mới"), not(containsString("Ký quyết định</button>")),
        not(containsString("id=\"returnReason\"")))));
  }

  private static MockHttpServletRequestBuilder sign(MockHttpServletRequestBuilder request) {
    return request.param("key", KEY).param("grant", "true").param("amount", "360.000").param("decisionNo",
        "17/QĐ-UBND");
  }

  private MockHttpServletRequestBuilder asChair(MockHttpServletRequestBuilder request) {
    return request.with(officer("chair-1", Role.DECIDER, null)).with(csrf());
  }
}
