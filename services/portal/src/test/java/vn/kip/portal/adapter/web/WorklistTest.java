package vn.kip.portal.adapter.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kip.office.Role;

/** The lists of the three desks. */
class WorklistTest extends PortalTest {

  private static final String ASKED = "/worklist?desk=WARD&page=0&size=50";
  private static final String LIST = """
      {"total": 60, "byUrgency": {"LATE": 1, "NOT_ACCEPTED": 59}, "byStep": {"ACCEPT": 59, "FORWARD": 1}, "items": [
        {"id": "d-1", "code": "000.1-2-3", "programme": "P", "ward": "19333", "applicantName": "<b>Lành</b>",
         "channel": "DESK", "next": "FORWARD", "submittedAt": "2022-11-14T01:12:00Z", "acceptedOn": "2022-11-14",
         "due": "2022-12-13", "dueAt": null, "urgency": "LATE", "workingDaysLeft": -2, "flags": ["D4"]},
        {"id": "d-2", "code": null, "programme": "P", "ward": "19333", "applicantName": "Quý", "channel": "ONLINE",
         "next": "ACCEPT", "submittedAt": "2022-12-13T12:48:00Z", "acceptedOn": null, "due": null, "dueAt": null,
         "urgency": "NOT_ACCEPTED", "workingDaysLeft": null, "flags": []}]}""";
  private static final String EMPTY = """
      {"total": 0, "byUrgency": {}, "byStep": {}, "items": []}""";

  @Test
  void a_ward_officer_sees_what_is_next_by_when_and_where_it_is_done() throws Exception {
    SERVICES.answer(ASKED, 200, LIST);
    browser.perform(asWard(get("/ward"))).andExpect(status().isOk()).andExpect(content().string(allOf(
        containsString("quá hạn 2 ngày làm việc"), containsString("class=\"due is-late\""),
        containsString("href=\"/dossiers/d-1/forwarding\""), containsString("href=\"/dossiers/d-2/acceptance\""),
        containsString("Dấu hiệu: D4"), containsString("<span class=\"n\">60</span>"),
        containsString("href=\"/ward?urgency=LATE\""), containsString("href=\"/ward?&amp;page=1\""))));
  }

  @Test
  void html_in_a_name_stays_text() throws Exception {
    SERVICES.answer(ASKED, 200, LIST);
    browser.perform(asWard(get("/ward")))
        .andExpect(content().string(allOf(containsString("&lt;b&gt;Lành"), not(containsString("<b>Lành")))));
  }

  @Test
  void a_filter_asks_for_a_part_and_keeps_it_on_the_next_page() throws Exception {
    SERVICES.answer("/worklist?desk=WARD&page=1&size=50&urgency=NOT_ACCEPTED&step=ACCEPT&programme=P", 200,
        LIST.replace("60", "120"));
    browser.perform(asWard(get("/ward?urgency=NOT_ACCEPTED&step=ACCEPT&programme=P&page=1"))).andExpect(
        content()
            .string(containsString("href=\"/ward?urgency=NOT_ACCEPTED&amp;step=ACCEPT&amp;programme=P&amp;page=2\"")));
  }

  @Test
  void htmx_gets_the_list_alone_but_for_a_page_out_of_the_history() throws Exception {
    SERVICES.answer(ASKED, 200, LIST);
    browser.perform(asWard(get("/ward")).header("HX-Request", "true"))
        .andExpect(content().string(allOf(containsString("id=\"worklist\""), not(containsString("<html")))));
    browser.perform(asWard(get("/ward")).header("HX-Request", "true").header("HX-History-Restore-Request", "true"))
        .andExpect(content().string(containsString("<html")));
  }

  @Test
  void the_book_is_that_of_the_own_ward_whatever_is_asked_for() throws Exception {
    SERVICES.answer("/dossiers/book.pdf?ward=19333&from=2022-12-01&to=2022-12-31", 200, "\"%PDF\"");
    browser.perform(asWard(get("/ward/book.pdf?ward=19336&from=2022-12-01&to=2022-12-31")))
        .andExpect(status().isOk()).andExpect(content().string(containsString("%PDF")));
  }

  @Test
  void nothing_to_do_is_said_in_words() throws Exception {
    SERVICES.answer(ASKED, 200, EMPTY);
    browser.perform(asWard(get("/ward"))).andExpect(content().string(containsString("Không còn việc nào")));
    SERVICES.answer(ASKED + "&urgency=LATE", 200, EMPTY);
    browser.perform(asWard(get("/ward?urgency=LATE")))
        .andExpect(content().string(containsString("Không có việc nào trong phần này")));
  }

  @ParameterizedTest
  @CsvSource({"/appraise, APPRAISER, DIVISION, Hồ sơ chờ thẩm định", "/decide, DECIDER, CHAIRMAN, Hồ sơ chờ ký"})
  void the_desks_of_the_city_have_theirs(String path, Role role, String desk, String title) throws Exception {
    SERVICES.answer("/worklist?desk=" + desk + "&page=0&size=50", 200, LIST);
    browser.perform(get(path).with(officer("city-1", role, null))).andExpect(status().isOk())
        .andExpect(content().string(containsString(title)));
    browser.perform(asWard(get(path))).andExpect(status().isForbidden());
  }

  @Test
  void another_ward_is_refused_with_the_rule() throws Exception {
    SERVICES.answer(ASKED, 403,
        """
        {"errorKey": "security.other-ward", "field": "ward", "messages": {"vi": "Phường khác.", "en": "Another ward."}}""");
    browser.perform(asWard(get("/ward"))).andExpect(status().isForbidden())
        .andExpect(content().string(containsString("Phường khác.")));
  }

  private MockHttpServletRequestBuilder asWard(MockHttpServletRequestBuilder request) {
    return request.with(officer("ward-19333-1", Role.WARD_OFFICER, "19333"));
  }
}
