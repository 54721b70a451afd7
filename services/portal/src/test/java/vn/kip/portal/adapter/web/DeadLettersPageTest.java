package vn.kip.portal.adapter.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
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

/** One proposes, another releases; what a replay would do is seen before. */
class DeadLettersPageTest extends PortalTest {

  private static final String KEY = "11111111-1111-4111-8111-111111111111";
  private static final String PAGE = "/supervisor/dead-letters";

  /** All services are at one address here, so each shows the same letter. */
  @BeforeEach
  void one_letter_waits() {
    SERVICES.answer("/dead-letters", 200, """
        [{"id": "kip.cases-0-12", "dossier": "bench-00000001", "type": "vn.kip.dossier.posted.v1",
          "reason": "<b>seq</b> 5 came where 4 was due", "waiting": false, "parkedAt": "2022-12-14T02:00:00Z"}]""");
  }

  @Test
  void a_letter_shows_its_reason_and_what_a_replay_would_do() throws Exception {
    SERVICES.answer("/dead-letters/kip.cases-0-12/preview", 200,
        "{\"id\": \"kip.cases-0-12\", \"wouldRecord\": [{}, {}]}");

    browser.perform(asSupervisor(get(PAGE))).andExpect(status().isOk()).andExpect(content().string(allOf(
        containsString("&lt;b&gt;seq&lt;/b&gt; 5 came where 4 was due"), containsString("Đề nghị thử lại"))));
    browser.perform(asSupervisor(get(PAGE).param("service", "intake").param("letter", "kip.cases-0-12")))
        .andExpect(content().string(containsString("ghi thêm 2 sự kiện")));
  }

  @Test
  void a_proposal_is_sent_and_the_same_person_may_not_release() throws Exception {
    SERVICES.answer("/dead-letters/kip.cases-0-12/proposal", 200, "{}");
    SERVICES.answer("/dead-letters/kip.cases-0-12/release", 403, """
        {"title": "A second person must release.", "errorKey": "dead-letter.four-eyes", "field": "supervisor",
         "messages": {"vi": "Phải có người thứ hai.", "en": "A second person must release."}}""");

    browser.perform(command("/proposal")).andExpect(redirectedUrl(PAGE));
    browser.perform(command("/release")).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Phải có người thứ hai.")));
  }

  @Test
  void a_service_that_does_not_answer_is_named() throws Exception {
    SERVICES.answer("/dead-letters", 503, "{}");

    browser.perform(asSupervisor(get(PAGE))).andExpect(status().isOk())
        .andExpect(content().string(containsString("không trả lời")));
  }

  private MockHttpServletRequestBuilder command(String name) {
    return asSupervisor(post(PAGE + name)).param("service", "intake").param("letter", "kip.cases-0-12").param("key",
        KEY);
  }

  private MockHttpServletRequestBuilder asSupervisor(MockHttpServletRequestBuilder request) {
    return request.with(officer("supervisor-1", Role.SUPERVISOR, null)).with(csrf());
  }
}
