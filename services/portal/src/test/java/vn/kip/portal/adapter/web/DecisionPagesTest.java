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
import vn.kip.caselog.Role;

/** Whoever decides has looked; whatever is refused says why, and nothing that was typed is lost. */
class DecisionPagesTest extends PortalTest {

  private static final String ID = "476e4f98-56d4-3053-9bda-c78371d93437";
  private static final String KEY = "11111111-1111-4111-8111-111111111111";
  private static final String PAGE = "/dossiers/" + ID + "/decision";
  private static final String FOUR_EYES = """
      {"title": "Who appraised may not decide.", "errorKey": "decision.own-appraisal", "field": "signer",
       "messages": {"vi": "Người đã thẩm định không được ký quyết định.", "en": "Who appraised may not decide."}}""";

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
        containsString("80 tuổi"), containsString("Điều 5"), containsString("value=\"360000\""),
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

  private static MockHttpServletRequestBuilder sign(MockHttpServletRequestBuilder request) {
    return request.param("key", KEY).param("grant", "true").param("amount", "360.000").param("decisionNo",
        "17/QĐ-UBND");
  }

  private MockHttpServletRequestBuilder asChair(MockHttpServletRequestBuilder request) {
    return request.with(officer("chair-1", Role.DECIDER, null)).with(csrf());
  }
}
