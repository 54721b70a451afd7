package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kip.office.Role;

/** What is done at the desk: forms, commands, and refusals at their fields. */
class DeskTest extends PortalTest {

  private static final String ID = "476e4f98-56d4-3053-9bda-c78371d93437";
  private static final String PATH = "/dossiers/" + ID;
  private static final String KEY = "0d0f5a38-3a7c-4d42-9a6a-3ce1f1b8a111";
  private static final String SUBMITTED = """
      {"id": "%s", "code": null, "programme": "P", "ward": "19333", "channel": "DESK", "state": "SUBMITTED",
       "applicant": {"name": "<script>alert(1)</script> Mừng", "sex": "F"},
       "papers": [{"id": "declaration", "handling": "SUBMITTED", "file": null}], "waitingForPapers": false,
       "submittedAt": "2022-11-14T01:12:00Z", "acceptedAt": null, "timeline": []}""".formatted(ID);
  private static final String ACCEPTED = SUBMITTED.replace("\"state\": \"SUBMITTED\"", "\"state\": \"IN_PROGRESS\"")
      .replace("\"acceptedAt\": null", "\"acceptedAt\": \"2022-11-14T01:12:00Z\"");
  private static final String TERMS = """
      {"limit": "7 WD", "postingWorkingDays": 2, "assumed": [],
       "stages": [{"id": "ward", "actor": "WARD", "limit": "2 WD", "names": null},
                  {"id": "appraise", "actor": "DIVISION", "limit": null, "names": null}],
       "papers": [{"id": "declaration", "names": {"vi": "Tờ khai", "en": "Form"}, "handling": "SUBMITTED", "required": true},
                  {"id": "residence", "names": {"vi": "Xác nhận cư trú", "en": "Residence"}, "handling": "SHOWN", "required": true}]}""";

  @BeforeEach
  void aDossierAndItsProgramme() {
    SERVICES.answer(PATH, 200, SUBMITTED);
    SERVICES.answerAll("/programmes/P?on=", 200, TERMS);
  }

  @Test
  void the_due_date_and_its_days_are_shown_before_accepting() throws Exception {
    asWard(get(PATH + "/acceptance")).andExpect(status().isOk()).andExpect(content().string(allOf(
        containsString("Hạn nếu tiếp nhận bây giờ"), containsString("class=\"due-day"),
        containsString("7 ngày làm việc"),
        containsString("Xác nhận cư trú"), containsString("còn thiếu"),
        containsString("&lt;script&gt;alert(1)"), not(containsString("<script>alert")))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      "acceptance | - | - | {}",
      "supplement-receipts | - | - | {}",
      "posting | - | - | {}",
      "result-return | - | - | {}",
      "refusal | reason | Sai nơi | {\"reason\":\"Sai nơi\"}",
      "withdrawal | reason | Dân xin rút | {\"reason\":\"Dân xin rút\"}",
      "forwarding | to | appraise | {\"to\":\"appraise\"}"})
  void a_command_goes_to_the_desk_with_the_key_of_its_form(String action, @Nullable String field,
      @Nullable String value, String body)
      throws Exception {
    SERVICES.answer(PATH + "/" + action, 200, "{}");
    var form = post(PATH + "/" + action).with(csrf()).param("key", KEY);
    asWard(field == null || value == null ? form : form.param(field, value)).andExpect(redirectedUrl(PATH))
        .andExpect(flash().attribute("done", action));
    assertThat(SERVICES.asked()).filteredOn(asked -> asked.method().equals("POST")).singleElement()
        .satisfies(asked -> {
          assertThat(asked.key()).isEqualTo(KEY);
          assertThat(asked.body()).isEqualTo(body);
          assertThat(asked.authorization()).isEqualTo("Bearer access-token");
        });
  }

  @Test
  void papers_are_asked_for_by_name_with_a_reason_and_an_exception() throws Exception {
    SERVICES.answer(PATH + "/supplement-requests", 200, "{}");
    asWard(post(PATH + "/supplement-requests").with(csrf()).param("key", KEY).param("papers", "residence")
        .param("other", "Giấy khai sinh").param("reason", "Thiếu").param("exception", ""))
        .andExpect(redirectedUrl(PATH));
    assertThat(SERVICES.asked()).filteredOn(asked -> asked.method().equals("POST")).singleElement()
        .satisfies(asked -> assertThat(asked.body())
            .isEqualTo("{\"papers\":[\"residence\",\"Giấy khai sinh\"],\"reason\":\"Thiếu\"}"));
  }

  @Test
  void an_apology_wants_a_date_and_a_reason_before_anything_is_sent() throws Exception {
    asWard(post(PATH + "/apology").with(csrf()).param("key", KEY).param("newDate", "32/13").param("reason", " "))
        .andExpect(status().isUnprocessableContent()).andExpect(content().string(allOf(
            containsString("<a href=\"#newDate\">Ghi ngày hẹn mới.</a>"),
            containsString("<a href=\"#reason\">Ghi lý do.</a>"), containsString(KEY))));
    assertThat(SERVICES.asked()).noneMatch(asked -> asked.method().equals("POST"));
    SERVICES.answer(PATH + "/apology", 200, "{}");
    asWard(
        post(PATH + "/apology").with(csrf()).param("key", KEY).param("newDate", "2030-01-02").param("reason", "Đông"))
        .andExpect(redirectedUrl(PATH));
  }

  @Test
  void a_refusal_stands_at_its_field_keeps_what_was_written_and_gets_a_new_key() throws Exception {
    SERVICES.answer(PATH + "/supplement-requests", 409, """
        {"errorKey": "supplement.second-needs-exception", "field": "exception",
         "messages": {"vi": "Đã yêu cầu một lần.", "en": "Asked once."}}""");
    asWard(post(PATH + "/supplement-requests").with(csrf()).param("key", KEY).param("papers", "residence")
        .param("reason", "Thiếu <i>")).andExpect(status().isUnprocessableContent()).andExpect(content().string(allOf(
            containsString("<a href=\"#exception\">Đã yêu cầu một lần.</a>"),
            containsString("aria-describedby=\"exception-error\""), containsString("Thiếu &lt;i&gt;"),
            containsString("checked=\"checked\""), not(containsString(KEY)))));
  }

  @Test
  void a_service_that_does_not_answer_is_asked_again_with_the_same_key() throws Exception {
    SERVICES.answer(PATH + "/posting", 503, "{}");
    asWard(post(PATH + "/posting").with(csrf()).param("key", KEY)).andExpect(status().isServiceUnavailable())
        .andExpect(content().string(allOf(containsString(KEY), containsString("chỉ được ghi một lần"))));
  }

  @Test
  void another_ward_s_dossier_is_refused() throws Exception {
    SERVICES.answer(PATH + "/acceptance", 403,
        """
        {"errorKey": "security.other-ward", "field": "ward", "messages": {"vi": "Phường khác.", "en": "Another ward."}}""");
    asWard(post(PATH + "/acceptance").with(csrf()).param("key", KEY)).andExpect(status().isForbidden())
        .andExpect(content().string(containsString("Phường khác.")));
  }

  @Test
  void each_form_makes_a_key_of_its_own_and_wants_its_token() throws Exception {
    var key = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"");
    var first = key.matcher(asWard(get(PATH + "/posting")).andReturn().getResponse().getContentAsString());
    var second = key.matcher(asWard(get(PATH + "/posting")).andReturn().getResponse().getContentAsString());
    assertThat(first.find() && second.find()).isTrue();
    assertThat(first.group(1)).isNotEqualTo(second.group(1));
    asWard(post(PATH + "/posting").param("key", KEY)).andExpect(status().isForbidden());
  }

  @Test
  void the_dossier_shows_the_actions_that_are_possible_now() throws Exception {
    asWard(get(PATH)).andExpect(content().string(allOf(containsString(PATH + "/acceptance"),
        containsString(PATH + "/refusal"), not(containsString(PATH + "/forwarding")))));
    SERVICES.answer(PATH, 200, ACCEPTED);
    asWard(get(PATH)).andExpect(content().string(allOf(containsString(PATH + "/posting"),
        containsString(PATH + "/forwarding"), not(containsString(PATH + "/acceptance")))));
    browser.perform(get(PATH).with(officer("division-1", Role.APPRAISER, null))).andExpect(content().string(allOf(
        containsString(PATH + "/forwarding"), not(containsString(PATH + "/posting")))));
    browser.perform(get(PATH).with(officer("chair-1", Role.DECIDER, null)))
        .andExpect(content().string(not(containsString(PATH + "/forwarding"))));
  }

  @Test
  void what_is_not_the_officer_s_is_not_shown_to_them() throws Exception {
    browser.perform(get(PATH + "/acceptance").with(officer("division-1", Role.APPRAISER, null)))
        .andExpect(status().isForbidden());
    browser.perform(get(PATH + "/forwarding").with(officer("chair-1", Role.DECIDER, null)))
        .andExpect(status().isForbidden());
  }

  @Test
  void stages_are_named_by_who_acts() throws Exception {
    SERVICES.answer(PATH, 200, ACCEPTED);
    asWard(get(PATH + "/forwarding")).andExpect(content().string(allOf(
        containsString("Phòng LĐ-TB&amp;XH"), containsString("UBND phường, thời hạn 2 ngày làm việc"),
        containsString("value=\"appraise\""))));
  }

  private ResultActions asWard(MockHttpServletRequestBuilder request) throws Exception {
    return browser.perform(request.with(officer("ward-19333-1", Role.WARD_OFFICER, "19333")));
  }
}
