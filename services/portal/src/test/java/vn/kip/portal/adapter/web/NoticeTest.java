package vn.kip.portal.adapter.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kip.office.Role;

/** An officer hears of what presses, until it was read; and nobody's name is in it. */
class NoticeTest extends PortalTest {

  private static final String LATE = """
      {"total": 2, "byUrgency": {"LATE": 1, "IN_TIME": 1}, "byStep": {"APPRAISE": 2}, "items": [
        {"id": "one", "code": "000.18.25.H50-221114-0001", "programme": "P", "ward": "19333",
         "applicantName": "Lê Thị Mừng", "channel": "DESK", "next": "APPRAISE", "submittedAt": "2022-11-14T01:12:00Z",
         "due": "%s", "urgency": "LATE", "workingDaysLeft": -1, "flags": []},
        {"id": "two", "code": "000.18.25.H50-221114-0002", "programme": "P", "ward": "19333",
         "applicantName": "Lê Thị Vân", "channel": "DESK", "next": "APPRAISE", "submittedAt": "2022-11-14T01:12:00Z",
         "due": "2022-12-30", "urgency": "IN_TIME", "workingDaysLeft": 12, "flags": []}]}""";
  private static final String GRANT = """
      {"total": 1, "grants": [{"dossier": "three", "code": "000.18.25.H50-221114-0003", "state": "%s", "settled": [],
        "failedBecause": {"code": "AC04", "reason": "tài khoản đã đóng"}, "returnedBecause": "tên khác"}]}""";

  @BeforeEach
  void nothing_was_sent_back() {
    SERVICES.answer("/dossiers?state=RETURNED&page=0", 200, "{\"total\": 0, \"dossiers\": []}");
  }

  @Test
  void an_appraiser_hears_of_what_the_chairman_sent_back_and_why() throws Exception {
    SERVICES.answerAll("/worklist?desk=DIVISION", 503, "{}");
    SERVICES.answer("/grants?state=RETURNED&page=0", 503, "{}");
    SERVICES.answer("/dossiers?state=RETURNED&page=0", 200, """
        {"total": 1, "dossiers": [{"id": "four", "code": "000.18.25.H50-221114-0004",
          "returned": {"reason": "xem lại mức", "by": "chair-1", "at": "2022-12-12T20:10:00Z"}}]}""");
    browser.perform(as("division-4", Role.APPRAISER, get("/notifications"))).andExpect(content().string(allOf(
        containsString("Lãnh đạo trả lại để thẩm định lại, ngày 13/12/2022"), containsString("xem lại mức"),
        containsString("/dossiers/four/decision"), containsString("1 chưa đọc"))));
  }

  @Test
  void an_appraiser_hears_of_what_is_late_and_what_was_returned_until_it_is_read() throws Exception {
    SERVICES.answerAll("/worklist?desk=DIVISION", 200, LATE.formatted("2022-12-13"));
    SERVICES.answer("/grants?state=RETURNED&page=0", 200, GRANT.formatted("RETURNED"));
    browser.perform(as("division-1", Role.APPRAISER, get("/notifications"))).andExpect(content().string(allOf(
        containsString("Quá hạn từ 13/12/2022"), containsString("000.18.25.H50-221114-0001"),
        containsString("tên khác"), containsString("2 chưa đọc"), not(containsString("221114-0002")),
        not(containsString("Mừng")))));
    browser.perform(as("division-1", Role.APPRAISER, get("/notifications/count")))
        .andExpect(content().string(containsString(">2</span>")));

    browser.perform(as("division-1", Role.APPRAISER, post("/notifications")).param("notice", "LATE:one:2022-12-13"))
        .andExpect(redirectedUrl("/notifications"));

    browser.perform(as("division-1", Role.APPRAISER, get("/notifications")))
        .andExpect(content().string(containsString("1 chưa đọc")));
    SERVICES.answerAll("/worklist?desk=DIVISION", 200, LATE.formatted("2022-12-20"));
    browser.perform(as("division-1", Role.APPRAISER, get("/notifications")))
        .andExpect(content().string(containsString("2 chưa đọc")));
  }

  @Test
  void what_the_office_itself_did_not_pay_is_said_in_words_and_is_the_same_news_in_both_languages() throws Exception {
    SERVICES.answer("/grants?state=FAILED&page=0", 200, GRANT.formatted("FAILED").replace(
        "{\"code\": \"AC04\", \"reason\": \"tài khoản đã đóng\"}",
        "{\"code\": \"NARR\", \"reason\": \"\", \"cause\": \"INCOMPLETE\"}"));
    for (var page : Map.of("/notifications", "Thiếu họ tên, số tài khoản", "/notifications?lang=en",
        "The name, the account or the dossier code is missing").entrySet()) {
      browser.perform(as("payment-3", Role.PAYMENT_OFFICER, get(page.getKey()))).andExpect(content().string(allOf(
          containsString(page.getValue()), containsString("value=\"FAILED:three:INCOMPLETE:\""))));
    }
  }

  @Test
  void a_payment_officer_hears_of_payments_that_failed() throws Exception {
    SERVICES.answer("/grants?state=FAILED&page=0", 200, GRANT.formatted("FAILED"));
    browser.perform(as("payment-1", Role.PAYMENT_OFFICER, get("/notifications"))).andExpect(content().string(allOf(
        containsString("Chi không thành"), containsString("AC04 tài khoản đã đóng"),
        containsString("/payments/three"))));
  }

  @Test
  void what_cannot_be_asked_for_is_said_and_the_rest_is_shown() throws Exception {
    SERVICES.answerAll("/worklist?desk=DIVISION", 503, "{}");
    SERVICES.answer("/grants?state=RETURNED&page=0", 200, GRANT.formatted("RETURNED"));
    browser.perform(as("division-2", Role.APPRAISER, get("/notifications"))).andExpect(content().string(
        allOf(containsString("Chưa lấy được hết thông báo"), containsString("tên khác"))));
  }

  @Test
  void the_header_asks_for_the_count_by_itself_and_a_supervisor_has_no_notices() throws Exception {
    browser.perform(as("division-3", Role.APPRAISER, get("/dossiers")))
        .andExpect(content().string(containsString("hx-get=\"/notifications/count\"")));
    browser.perform(as("supervisor-1", Role.SUPERVISOR, get("/notifications"))).andExpect(status().isForbidden());
  }

  private MockHttpServletRequestBuilder as(String id, Role role, MockHttpServletRequestBuilder request) {
    return request.with(officer(id, role, null)).with(csrf());
  }
}
