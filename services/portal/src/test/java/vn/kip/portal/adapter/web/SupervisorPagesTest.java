package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kip.office.Role;

/** What a supervisor sees of the whole office. */
class SupervisorPagesTest extends PortalTest {

  static final String ON_TIME = """
      {"from": "2021-12-15", "to": "2022-12-14", "seal": [{"partition": 0, "offset": 18204, "sha256": "9f3c71ae0b52d46e"}],
       "rates": {"official": {"numerator": 2309, "denominator": 2361, "value": 0.977976},
         "provable": {"numerator": 2309, "denominator": 2368, "value": 0.975084},
         "unflagged": {"numerator": 2208, "denominator": 2361, "value": 0.935197},
         "citizen": {"numerator": 1531, "denominator": 2327, "value": 0.657929}},
       "unproven": 0, "refusedAtDesk": 0, "flags": {}, "flaggedDossiers": [], "missingSerials": [
         {"agency": "000.18.25.H50", "date": "2022-03-01", "serial": 4}],
       "claim": {"holds": false, "obstacles": [{"reason": "late", "count": 52}, {"reason": "openOverdue", "count": 7},
         {"reason": "unproven", "count": 3}, {"reason": "flaggedDossiers", "count": 113},
         {"reason": "missingSerials", "count": 1}]}, "digest": "x"}""";
  private static final String NOTHING = """
      {"from": "2030-12-15", "to": "2031-12-14", "seal": [], "rates": {
         "official": {"numerator": 0, "denominator": 0, "value": null}, "provable": {"numerator": 0, "denominator": 0, "value": null},
         "unflagged": {"numerator": 0, "denominator": 0, "value": null}, "citizen": {"numerator": 0, "denominator": 0, "value": null}},
       "unproven": 0, "missingSerials": [], "claim": {"holds": true, "obstacles": []}, "digest": "x"}""";
  private static final String ROW = """
      {"field": %s, "programme": %s, "ward": %s, "received": 10, "receivedOnline": 4, "receivedDirect": 5, "carriedOver": 1,
       "resolved": 7, "before": 4, "on": 2, "late": 1, "open": 2, "openInTime": 2, "openOverdue": 0, "withdrawn": 1}""";

  @BeforeEach
  void theOfficeHasFigures() {
    SERVICES.answer("/reports/on-time?period=2022", 200, ON_TIME);
    SERVICES.answer("/findings?period=2022&page=0", 200, """
        {"total": 0, "states": {"OPEN": 74, "EXPLAINED": 2}, "findings": []}""");
    SERVICES.answer("/worklist/backlog", 200, """
        [{"step": "APPRAISE", "ward": "19333", "urgency": "LATE", "count": 3},
         {"step": "APPRAISE", "ward": "19333", "urgency": "IN_TIME", "count": 61},
         {"step": "ACCEPT", "ward": "19333", "urgency": "NOT_ACCEPTED", "count": 8}]""");
    SERVICES.answer("/forecast", 200, """
        {"asOf": "2022-12-14", "measuredFrom": "2022-09-20", "outlook": {"until": "2023-01-11", "overdueNow": 7,
         "expectedLate": 4.26, "chanceNoFurther": 0.21, "chanceOfNone": 0}, "stages": [], "officers": [], "atRisk": [
         {"code": "000.18.25.H50-221206-0002", "programme": "<b>P</b>", "ward": "19333", "stage": null, "holder": null,
          "due": "2022-12-01", "workingDaysLeft": -9, "chanceLate": 1.0}]}""");
    SERVICES.answer("/audits/last", 200, """
        {"at": "2022-12-14T02:15:00Z", "records": 18205, "dossiers": 2462, "seal": [], "balances": [], "periods": [],
         "repeats": [], "findings": [], "holds": true}""");
  }

  @Test
  void the_overview_says_what_stands_in_the_way_of_the_claim() throws Exception {
    browser.perform(asSupervisor(get("/supervisor?period=2022"))).andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("Chưa nói được"), containsString("52 giải quyết trễ"),
            containsString("/supervisor/form06/dossiers?period=2022&amp;column=late"),
            containsString("7 còn mở, quá hạn"), containsString("3 hồ sơ không chứng minh được hạn"),
            containsString("href=\"#missing\""), containsString("ngày 01/03/2022: số 4"))));
  }

  @Test
  void the_four_rates_stand_together_with_their_fractions_and_what_separates_them() throws Exception {
    browser.perform(asSupervisor(get("/supervisor?period=2022"))).andExpect(content().string(allOf(
        containsString("97,8\u00a0%"), containsString("97,5\u00a0%"), containsString("93,5\u00a0%"),
        containsString("65,8\u00a0%"), containsString("−0,3"), containsString("7 hồ sơ mở quá hạn"),
        containsString("101 hồ sơ đúng hạn có dấu hiệu"), containsString("796 hồ sơ đến tay dân muộn"))));
  }

  @Test
  void a_period_without_dossiers_has_no_rate_rather_than_a_hundred_per_cent() throws Exception {
    SERVICES.answer("/reports/on-time?period=2031", 200, NOTHING);
    browser.perform(asSupervisor(get("/supervisor?period=2031"))).andExpect(content().string(allOf(
        containsString("<p class=\"fig\">không có hồ sơ</p>"), not(containsString("class=\"bar-main\"")))));
  }

  @Test
  void it_shows_where_dossiers_wait_and_which_will_be_late_with_names_escaped() throws Exception {
    browser.perform(asSupervisor(get("/supervisor?period=2022"))).andExpect(content().string(allOf(
        containsString("Tồn ở đâu: 64 hồ sơ đang giải quyết"), containsString("8 hồ sơ chưa tiếp nhận"),
        containsString("href=\"/dossiers/000.18.25.H50-221206-0002\""), containsString("đã trễ"),
        containsString("dự kiến thêm 4,3 hồ sơ trễ"), containsString("&lt;b&gt;P&lt;/b&gt;"),
        not(containsString("<b>P</b>")), containsString("74 dấu hiệu chưa ai trả lời"),
        containsString("phần 0, đến bản ghi 18.204, 9f3c71ae0b52..."),
        containsString("tính lại 2.462 hồ sơ, 0 sai khác"))));
  }

  @Test
  void the_overview_speaks_english_too() throws Exception {
    browser.perform(asSupervisor(get("/supervisor?period=2022&lang=en"))).andExpect(content().string(allOf(
        containsString("Are we on time?"), containsString("52 decided late"), containsString("late already"))));
  }

  @Test
  void what_does_not_answer_is_missing_alone() throws Exception {
    for (var path : new String[]{"/forecast", "/worklist/backlog", "/audits/last"}) {
      SERVICES.answer(path, 500, "{}");
    }
    browser.perform(asSupervisor(get("/supervisor?period=2022"))).andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("97,8\u00a0%"), containsString("Phần này chưa lấy được"))));
  }

  @Test
  void before_the_first_audit_there_is_none() throws Exception {
    SERVICES.answer("/audits/last", 204, "");
    browser.perform(asSupervisor(get("/supervisor?period=2022")))
        .andExpect(content().string(containsString("chưa có lần nào")));
  }

  @Test
  void a_period_that_is_none_is_said_at_its_field() throws Exception {
    SERVICES.answer("/reports/on-time?from=2022-12-14", 422,
        """
        {"errorKey": "report.period-incomplete", "field": "to", "messages": {"vi": "Thiếu ngày cuối.", "en": "No end."}}""");
    browser.perform(asSupervisor(get("/supervisor?period=2022&from=2022-12-14&to=")))
        .andExpect(content().string(containsString("<a href=\"#to\">Thiếu ngày cuối.</a>")));
  }

  @Test
  void form_06_has_its_sums_and_a_way_to_the_dossiers_of_every_cell() throws Exception {
    SERVICES.answer("/reports/form06?period=2022&byWard=true", 200, form("\"19333\""));
    browser.perform(asSupervisor(get("/supervisor/form06?period=2022&byWard=true"))).andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("Bảo trợ xã hội"), containsString("TỔNG SỐ"),
            containsString("column=received\""), containsString("column=late&amp;field=SOCIAL_PROTECTION"),
            containsString("column=late&amp;programme=%3Ci%3E&amp;ward=19333"),
            containsString("&lt;i&gt;"), not(containsString("<i>&")), containsString("10 = 7 + 2 + 1"),
            containsString("/supervisor/form06/file/pdf?period=2022&amp;byWard=true"),
            containsString("Từ ngày 15/12/2021 đến ngày 14/12/2022"))));
    SERVICES.answer("/reports/form06?period=2022&byWard=false", 200, form("null"));
    browser.perform(asSupervisor(get("/supervisor/form06?period=2022&lang=en"))).andExpect(content().string(
        allOf(containsString("Social protection"), containsString("Download XLSX"),
            not(containsString("ward=19333")))));
  }

  @Test
  void the_dossiers_of_a_cell_are_listed_with_names_escaped() throws Exception {
    SERVICES.answer("/reports/form06/dossiers?period=2022&column=late&ward=19333&page=1", 200, """
        {"column": "late", "from": "2021-12-15", "to": "2022-12-14", "count": 51, "page": 1, "pages": 2, "dossiers": [
         {"code": "000.18.25.H50-221206-0002", "programme": "P", "ward": "19333", "applicantName": "<script>Mừng",
          "acceptedOn": "2022-12-06", "due": null, "closedOn": null, "resultClass": null, "openState": "WAITING"}]}""");
    browser.perform(asSupervisor(get("/supervisor/form06/dossiers?period=2022&column=late&ward=19333")))
        .andExpect(status().isOk()).andExpect(content().string(allOf(containsString("&lt;script&gt;Mừng"),
            containsString("còn mở, chờ bổ sung"), containsString("column=late&amp;ward=19333&amp;number=2"))));
  }

  @Test
  void the_form_is_downloaded_as_the_officer() throws Exception {
    SERVICES.answer("/reports/form06.pdf?period=2022&byWard=false", 200, "%PDF");
    browser.perform(asSupervisor(get("/supervisor/form06/file/pdf?period=2022"))).andExpect(status().isOk())
        .andExpect(content().contentType("application/pdf")).andExpect(content().string("%PDF"))
        .andExpect(header().string("Content-Disposition", containsString("form06-2022.pdf")));
    assertThat(SERVICES.asked())
        .allSatisfy(asked -> assertThat(asked.authorization()).isEqualTo("Bearer access-token"));
  }

  @Test
  void only_supervisors_and_auditors_see_these_pages() throws Exception {
    for (var path : new String[]{"/supervisor", "/supervisor/form06", "/supervisor/form06/dossiers?column=late",
        "/supervisor/form06/file/pdf", "/supervisor/findings"}) {
      browser.perform(get(path).with(officer("ward-19333-1", Role.WARD_OFFICER, "19333")))
          .andExpect(status().isForbidden());
    }
    browser.perform(get("/supervisor?period=2022").with(officer("auditor-1", Role.AUDITOR, null)))
        .andExpect(status().isOk());
  }

  @Test
  void a_supervisor_starts_at_the_overview() throws Exception {
    browser.perform(asSupervisor(get("/"))).andExpect(redirectedUrl("/supervisor"));
  }

  private static String form(String ward) {
    return """
        {"from": "2021-12-15", "to": "2022-12-14", "seal": [], "rows": [%s], "total": %s,
         "notes": {"withdrawn": 1, "waiting": 0}, "digest": "x"}""".formatted(
        ROW.formatted("\"SOCIAL_PROTECTION\"", "\"<i>\"", ward), ROW.formatted("null", "null", "null"));
  }

  private MockHttpServletRequestBuilder asSupervisor(MockHttpServletRequestBuilder request) {
    return request.with(officer("supervisor-1", Role.SUPERVISOR, null));
  }
}
