package vn.kip.portal.adapter.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kip.office.Role;

/** What lies behind the numbers of the backlog, and what came in and went out. */
class SupervisorListsTest extends PortalTest {

  private static final String HANDLED = "step=POST&step=FORWARD&step=RECEIVE_PAPERS&step=APPRAISE&step=DECIDE";
  private static final String LIST = """
      {"total": 120, "byUrgency": {"LATE": 120}, "byStep": {"APPRAISE": 120}, "items": [
       {"id": "0197a1b2-0000-7000-8000-000000000001", "code": "000.18.25.H50-221206-0002", "programme": "<b>P</b>",
        "ward": "19333", "applicantName": "<script>Mừng", "channel": "DESK", "next": "APPRAISE",
        "submittedAt": "2022-12-06T01:00:00Z", "acceptedOn": "2022-12-06", "due": "2022-12-13", "dueAt": null,
        "urgency": "LATE", "workingDaysLeft": -1, "flags": ["D15"]}]}""";
  private static final String NONE = """
      {"total": 0, "byUrgency": {}, "byStep": {}, "items": []}""";

  @Test
  void every_number_of_the_backlog_leads_to_its_dossiers() throws Exception {
    SERVICES.answer("/worklist/backlog", 200, """
        [{"step": "APPRAISE", "ward": "19333", "urgency": "LATE", "count": 3},
         {"step": "DECIDE", "ward": "19333", "urgency": "NEAR", "count": 1}]""");
    browser.perform(asSupervisor(get("/supervisor?period=2022"))).andExpect(content().string(allOf(
        containsString("href=\"/supervisor/open?step=APPRAISE&amp;ward=19333\""),
        containsString("href=\"/supervisor/open?step=&amp;ward=19333&amp;urgency=LATE\""),
        containsString("href=\"/supervisor/open?step=&amp;ward=19333&amp;urgency=SOON\""),
        containsString("href=\"/supervisor/open?step=DECIDE&amp;ward=&amp;urgency=\""),
        containsString("href=\"/supervisor/open?step=&amp;ward=&amp;urgency=\""),
        not(containsString("/supervisor/open?step=POST")))));
  }

  @Test
  void the_list_of_a_cell_has_names_escaped_and_its_pages() throws Exception {
    SERVICES.answer("/worklist?ward=19333&step=APPRAISE&page=1&size=50", 200, LIST);
    browser.perform(asSupervisor(get("/supervisor/open?step=APPRAISE&ward=19333&page=1"))).andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("Hồ sơ đang chờ"), containsString("Phòng thẩm định"),
            containsString("120 hồ sơ"), containsString("&lt;script&gt;Mừng"), containsString("&lt;b&gt;P&lt;/b&gt;"),
            not(containsString("<script>Mừng")), containsString("quá hạn 1 ngày làm việc"), containsString("D15"),
            containsString("href=\"/dossiers/0197a1b2-0000-7000-8000-000000000001\""),
            containsString("href=\"/supervisor/open?step=APPRAISE&amp;ward=19333&amp;page=2\""),
            containsString("href=\"/supervisor/open?step=APPRAISE&amp;ward=19333&amp;page=0\""))));
  }

  @Test
  void a_sum_lists_every_step_of_the_handling_and_soon_is_today_and_the_next_three_days() throws Exception {
    SERVICES.answer("/worklist?ward=19333&" + HANDLED + "&urgency=TODAY&urgency=NEAR&page=0&size=50", 200, NONE);
    browser.perform(asSupervisor(get("/supervisor/open?step=&ward=19333&urgency=SOON&programme=&lang=en")))
        .andExpect(status().isOk()).andExpect(content().string(allOf(containsString("Dossiers that wait"),
            containsString("No such dossiers wait."),
            containsString("<option value=\"SOON\" selected=\"selected\">Up to 3 working days left</option>"))));
  }

  @Test
  void a_programme_goes_on_to_reporting_as_it_is() throws Exception {
    SERVICES.answer("/worklist?programme=A%26B&" + HANDLED + "&page=0&size=50", 200, LIST);
    browser.perform(asSupervisor(get(URI.create("/supervisor/open?programme=A%26B")))).andExpect(content().string(
        containsString("href=\"/supervisor/open?step=&amp;programme=A%26B&amp;page=1\"")));
  }

  @Test
  void auditors_see_the_list_and_ward_officers_do_not() throws Exception {
    SERVICES.answer("/worklist?" + HANDLED + "&page=0&size=50", 200, NONE);
    browser.perform(get("/supervisor/open").with(officer("auditor-1", Role.AUDITOR, null))).andExpect(status().isOk());
    browser.perform(get("/supervisor/open").with(officer("ward-19333-1", Role.WARD_OFFICER, "19333")))
        .andExpect(status().isForbidden());
  }

  @Test
  void what_came_in_and_went_out_is_drawn_and_told_as_a_table() throws Exception {
    SERVICES.answer("/reports/flow?period=2022", 200, """
        {"from": "2021-12-15", "to": "2022-12-14", "seal": [], "digest": "x", "pieces": [
         {"from": "2021-12-15", "to": "2022-01-14", "received": 1200, "resolved": 600, "withdrawn": 0, "open": 600},
         {"from": "2022-01-15", "to": "2022-02-14", "received": 0, "resolved": 590, "withdrawn": 10, "open": 0}]}""");
    browser.perform(asSupervisor(get("/supervisor?period=2022"))).andExpect(content().string(allOf(
        containsString("Tiếp nhận 1.200 hồ sơ, xong 1.200 hồ sơ"),
        containsString("<rect class=\"in\" x=\"40\" y=\"24\" width=\"40\" height=\"126\"/>"),
        containsString("<rect class=\"out\" x=\"82\" y=\"87\" width=\"40\" height=\"63\"/>"),
        containsString("/supervisor/form06/dossiers?from=2022-01-15&amp;to=2022-02-14&amp;column=withdrawn"),
        not(containsString("style=")))));
    browser.perform(asSupervisor(get("/supervisor?period=2022&lang=en")))
        .andExpect(content().string(containsString("1.200 dossiers came in")));
  }

  @Test
  void a_period_to_come_has_no_flow() throws Exception {
    SERVICES.answer("/reports/flow?period=2031", 200, """
        {"from": "2030-12-15", "to": "2031-12-14", "seal": [], "digest": "x", "pieces": []}""");
    browser.perform(asSupervisor(get("/supervisor?period=2031")))
        .andExpect(content().string(containsString("Kỳ này chưa bắt đầu.")));
  }

  private MockHttpServletRequestBuilder asSupervisor(MockHttpServletRequestBuilder request) {
    return request.with(officer("supervisor-1", Role.SUPERVISOR, null));
  }
}
