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

import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kip.office.Role;

/** One proposes, another releases; what a replay would do is seen before. */
class DeadLettersPageTest extends PortalTest {

  private static final String KEY = "11111111-1111-4111-8111-111111111111";
  private static final String PAGE = "/supervisor/dead-letters";

  private static final String LETTER = "kip.cases-0-12";

  /** All services are at one address here, so each shows the same letters. */
  @BeforeEach
  void one_letter_waits() {
    letters("\"fault\": \"GAP\"");
  }

  /** @param more members of a letter, without braces */
  private static void letters(String... more) {
    var letters = new StringJoiner(",", "[", "]");
    for (int i = 0; i < more.length; i++) {
      letters.add("""
          {"id": "kip.cases-0-%d", "dossier": "bench-00000001", "type": "vn.kip.dossier.posted.v1",
            "reason": "<b>seq</b> 5 came where 4 was due", "waiting": false, "parkedAt": "2022-12-14T02:00:00Z",
            %s}""".formatted(12 + i, more[i]));
    }
    SERVICES.answer("/dead-letters", 200, letters.toString());
  }

  @Test
  void a_letter_shows_its_reason_and_what_a_replay_would_do() throws Exception {
    SERVICES.answer("/dead-letters/kip.cases-0-12/preview", 200,
        "{\"id\": \"kip.cases-0-12\", \"wouldRecord\": [{}, {}]}");

    browser.perform(asSupervisor(get(PAGE))).andExpect(status().isOk()).andExpect(content().string(allOf(
        containsString("&lt;b&gt;seq&lt;/b&gt; 5 came where 4 was due"), containsString("Đề nghị thử lại"))));
    browser.perform(asSupervisor(get(PAGE).param("service", "intake").param("letter", LETTER)))
        .andExpect(content().string(containsString("ghi thêm 2 sự kiện")));
  }

  @Test
  void every_fault_is_said_in_words_in_both_languages() throws Exception {
    letters("\"fault\": \"UNREADABLE\"", "\"fault\": \"GAP\"", "\"fault\": \"FAILED\"",
        "\"fault\": \"UNSTORABLE\"", "\"fault\": \"WAITING\"", "\"fault\": \"DIFFERS\"");

    browser.perform(asSupervisor(get(PAGE))).andExpect(content().string(allOf(
        containsString("Bản ghi hỏng, không đọc được"), containsString("Thiếu sự kiện đứng trước bản ghi này"),
        containsString("Chờ sau một thông điệp lỗi"), containsString("đã được nhận với nội dung khác"),
        not(containsString("??")))));
    browser.perform(asSupervisor(get(PAGE).param("lang", "en"))).andExpect(content().string(allOf(
        containsString("An event before this record is missing"), containsString("taking it in fails"),
        containsString("cannot be stored"), containsString("with other content"), not(containsString("??")))));
  }

  @Test
  void nothing_can_be_proposed_for_a_letter_that_only_waits_nor_a_retry_for_one_whose_number_is_taken()
      throws Exception {
    letters("\"fault\": \"WAITING\"");
    browser.perform(asSupervisor(get(PAGE))).andExpect(content().string(not(containsString("/proposal"))));

    letters("\"fault\": \"DIFFERS\"");
    browser.perform(asSupervisor(get(PAGE)))
        .andExpect(content().string(allOf(containsString("Đề nghị bỏ bản ghi"), not(containsString("RELEASE")))));
  }

  @Test
  void a_proposal_is_sent_and_the_same_person_may_not_release() throws Exception {
    SERVICES.answer("/dead-letters/kip.cases-0-12/proposal", 200, "{}");
    SERVICES.answer("/dead-letters/kip.cases-0-12/release", 403, """
        {"title": "A second person must release.", "errorKey": "dead-letter.second-person", "field": "officer",
         "messages": {"vi": "Phải có người thứ hai.", "en": "A second person must release."}}""");

    browser.perform(act("/proposal", "RELEASE")).andExpect(redirectedUrl(PAGE));
    assertThat(sent("/dead-letters/kip.cases-0-12/proposal")).contains("\"verdict\":\"RELEASE\"");
    browser.perform(act("/confirmation", "RELEASE")).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(allOf(containsString("Phải có người thứ hai."),
            not(containsString("aria-invalid")))));
  }

  @Test
  void a_record_is_given_up_for_a_reason_only() throws Exception {
    SERVICES.answer("/dead-letters/kip.cases-0-12/proposal", 200, "{}");

    browser.perform(act("/proposal", "DISCARD").param("reason", " ")).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(allOf(containsString("href=\"#reason-intake-kip.cases-0-12\""),
            containsString("id=\"reason-intake-kip.cases-0-12-error\""), containsString("Thiếu lý do"))));
    browser.perform(act("/proposal", "DISCARD").param("reason", "x".repeat(1_001)))
        .andExpect(status().isUnprocessableContent()).andExpect(content().string(containsString("dài quá 1.000")));
    assertThat(SERVICES.asked()).noneMatch(asked -> asked.method().equals("POST"));

    browser.perform(act("/proposal", "DISCARD").param("reason", "mất cùng ổ đĩa")).andExpect(redirectedUrl(PAGE));
    assertThat(sent("/dead-letters/kip.cases-0-12/proposal")).contains("\"verdict\":\"DISCARD\"",
        "\"reason\":\"mất cùng ổ đĩa\"");
  }

  @Test
  void the_second_sees_who_proposed_what_and_why_and_confirms_it() throws Exception {
    SERVICES.answer("/dead-letters/kip.cases-0-12/discard", 200, "{\"takenIn\": 3, \"remaining\": 1}");
    letters("\"fault\": \"GAP\", \"proposedBy\": \"supervisor-2\", \"verdict\": \"DISCARD\", "
        + "\"proposedBecause\": \"mất <i>cùng</i> ổ đĩa\"");

    browser.perform(asSupervisor(get(PAGE))).andExpect(content().string(allOf(containsString("supervisor-2"),
        containsString("đã đề nghị bỏ, vì: mất &lt;i&gt;cùng&lt;/i&gt; ổ đĩa"), containsString("Đồng ý, bỏ bản ghi"),
        containsString("Đề nghị thử lại"), not(containsString("Đề nghị bỏ bản ghi")))));
    browser.perform(act("/confirmation", "DISCARD")).andExpect(redirectedUrl(PAGE))
        .andExpect(flash().attribute("done", containsString("3")));
  }

  @Test
  void who_has_proposed_is_not_asked_to_confirm() throws Exception {
    letters("\"fault\": \"GAP\", \"proposedBy\": \"supervisor-1\", \"verdict\": \"RELEASE\"");

    browser.perform(asSupervisor(get(PAGE))).andExpect(content().string(allOf(containsString("đã đề nghị thử lại"),
        not(containsString("/confirmation")))));
  }

  @Test
  void letters_with_the_same_fault_are_proposed_and_confirmed_at_once() throws Exception {
    var proposed = "\"fault\": \"GAP\", \"proposedBy\": \"supervisor-2\", \"verdict\": \"RELEASE\"";
    letters(proposed, proposed, "\"fault\": \"GAP\"", "\"fault\": \"FAILED\"");
    SERVICES.answer("/dead-letters/proposals", 200, "{\"done\": 3, \"refused\": 0}");
    SERVICES.answer("/dead-letters/confirmations", 200, "{\"done\": 2, \"refused\": 1}");

    browser.perform(asSupervisor(get(PAGE))).andExpect(content().string(allOf(
        containsString("Thiếu sự kiện đứng trước bản ghi này: 3 thông điệp"),
        containsString("Đồng ý, thử lại 2 thông điệp đã đề nghị"), not(containsString("nhận vào thì lỗi: 1")))));
    browser.perform(actOnAll("/proposal", "DISCARD")).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("id=\"reason-intake-GAP-error\"")));
    browser.perform(actOnAll("/proposal", "DISCARD").param("reason", "mất")).andExpect(redirectedUrl(PAGE));
    assertThat(sent("/dead-letters/proposals")).contains("\"fault\":\"GAP\"", "\"verdict\":\"DISCARD\"",
        "\"reason\":\"mất\"");
    browser.perform(actOnAll("/confirmation", "RELEASE")).andExpect(redirectedUrl(PAGE));
    assertThat(sent("/dead-letters/confirmations")).contains("\"fault\":\"GAP\"", "\"verdict\":\"RELEASE\"");
  }

  @Test
  void a_service_that_does_not_answer_is_named() throws Exception {
    SERVICES.answer("/dead-letters", 503, "{}");

    browser.perform(asSupervisor(get(PAGE))).andExpect(status().isOk())
        .andExpect(content().string(containsString("không trả lời")));
  }

  private static String sent(String path) {
    return SERVICES.asked().stream().filter(asked -> asked.path().equals(path)).map(FakeServices.Asked::body)
        .reduce((_, last) -> last).orElse("");
  }

  private MockHttpServletRequestBuilder act(String name, String verdict) {
    return actOnAll(name, verdict).param("letter", LETTER);
  }

  private MockHttpServletRequestBuilder actOnAll(String name, String verdict) {
    return asSupervisor(post(PAGE + name)).param("service", "intake").param("fault", "GAP").param("verdict", verdict)
        .param("key", KEY);
  }

  private MockHttpServletRequestBuilder asSupervisor(MockHttpServletRequestBuilder request) {
    return request.with(officer("supervisor-1", Role.SUPERVISOR, null)).with(csrf());
  }
}
