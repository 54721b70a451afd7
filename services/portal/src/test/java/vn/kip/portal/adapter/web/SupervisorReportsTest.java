package vn.kip.portal.adapter.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kip.office.Role;

/** The reports beside form 06, as a supervisor sees them. */
class SupervisorReportsTest extends PortalTest {

  private static final String SEALED = """
      "seal": [{"partition": 0, "offset": 18204, "sha256": "9f3c71ae0b52d46e"}], "digest": "5be1d0c0ffee"}""";
  private static final String STAGES = """
      {"from": "2021-12-15", "to": "2022-12-14", "stages": [{"programme": "<i>P</i>", "stage": "appraise",
        "name": {"vi": "Thẩm định", "en": "appraisal"},
        "counts": {"before": 10, "on": 5, "late": 1203, "withoutLimit": 4, "open": 3, "openOverdue": 2}}],
       "officers": [{"officer": "division-1",
        "counts": {"before": 10, "on": 5, "late": 0, "withoutLimit": 4, "open": 0, "openOverdue": 0}}],""" + SEALED;
  private static final String COUNT = """
      {"total": 3, "unstated": 1, "causes": {"a1": 2}}""";
  private static final String NONE = """
      {"total": 0, "unstated": 0, "causes": {}}""";
  private static final String OVERDUE = """
      {"from": "2021-12-15", "to": "2022-12-14", "knownAt": null, "law": "Thông tư số 02/2017/TT-VPCP",
       "assumed": [{"vi": "ngày bắt đầu: chưa đối chiếu", "en": "first day: not verified"}],
       "causes": [{"code": "a1", "vi": "Quy định không rõ ràng", "en": "unclear rules"},
         {"code": "đ", "vi": "Do người nộp", "en": "due to the applicant"}],
       "rows": [{"field": "LABOUR", "programme": "A&B", "late": %1$s, "openOverdue": %2$s, "clauses": []}],
       "total": {"field": null, "programme": null, "late": %1$s, "openOverdue": %2$s,
         "clauses": [{"cause": "a1", "article": "<u>điều 9", "count": 2}]},""".formatted(COUNT, NONE) + SEALED;
  private static final String ROW = """
      {"field": null, "programme": null, "ward": null, "received": 10, "receivedOnline": 4, "receivedDirect": 5,
       "carriedOver": 1, "resolved": 7, "before": 4, "on": %d, "late": %d, "open": 2, "openInTime": 2, "openOverdue": 0,
       "withdrawn": 1}""";
  private static final String COMPARED = """
      {"from": "2021-12-15", "to": "2022-12-14", "knownAt": "2022-12-01T02:00:00Z", "and": null, "comparison": {
        "then": %1$s, "now": %2$s, "differences": [
        {"dossier": "d-1", "code": "000.18.25.H50-221206-0002", "programme": "P", "ward": "19333", "then": %1$s,
         "now": %2$s, "events": [{"id": "e", "offset": 9, "type": "vn.kip.decision.signed.v1", "actor": "<b>chair",
           "occurredAt": "2022-11-30T03:00:00Z", "recordedAt": "2022-12-05T03:00:00Z"}]}]},"""
      .formatted(ROW.formatted(2, 1), ROW.formatted(1, 2)) + SEALED;
  private static final String YEAR = """
      {"from": "2021-12-15", "to": "2022-12-14", "total": %s, "rates": {
        "official": {"numerator": 2360, "denominator": 2361, "value": 0.999576},
        "provable": {"numerator": 0, "denominator": 0, "value": null}}, "claimHolds": false, "progress": [
        {"reading": "received", "vi": "đúng hạn trên số nhận", "en": "on time of those received", "numerator": 6,
         "denominator": 10, "most": 20, "score": 12.00},
        {"reading": "resolved", "vi": "đúng hạn trên số đã giải quyết", "en": "on time of those resolved",
         "numerator": 0, "denominator": 0, "most": 20, "score": null}]}""".formatted(ROW.formatted(2, 1));
  private static final String YEARLY = """
      {"year": 2022, "goals": [{"id": "jobs", "vi": "Lao động có việc làm mới", "en": "new jobs", "target": 2000,
         "unit": "người", "decision": "NQ <12>", "result": 2105, "percentOfTarget": 105.3, "reached": true, "levels": []},
        {"id": "poverty", "vi": "Mức giảm hộ nghèo", "en": "fall of poverty", "target": null, "unit": null,
         "decision": null, "result": null, "percentOfTarget": null, "reached": null, "levels": [
         {"date": "2021-12-31", "part": 120, "whole": 3000, "percent": 4.00}]}],
       "works": [{"id": "w", "vi": "Nhà xây mới", "en": "houses built", "count": 3, "amount": 180000000,
         "paidAmount": 120000000}],
       "money": [{"field": "LABOUR", "programme": "P", "vi": "P", "sum": {"granted": 3, "grantedAmount": 180000000,
         "refused": 1, "paid": 2, "paidAmount": 120000000}}],
       "total": {"granted": 3, "grantedAmount": 180000000, "refused": 1, "paid": 2, "paidAmount": 120000000},
       "official": %1$s, "calendar": %1$s,""".formatted(YEAR) + SEALED;

  @Test
  void lateness_by_stage_is_told_by_procedure_and_by_person_with_seal_and_digest() throws Exception {
    SERVICES.answer("/reports/stages?period=2022", 200, STAGES);
    browser.perform(asSupervisor(get("/supervisor/stages?period=2022"))).andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("Trễ theo bước"), containsString("Thẩm định"),
            containsString("&lt;i&gt;P&lt;/i&gt;"), containsString("<span class=\"mark is-late strong\">1.203</span>"),
            containsString("division-1"), containsString("phần 0, đến bản ghi 18.204"),
            containsString("5be1d0c0ffee"))));
    browser.perform(asSupervisor(get("/supervisor/stages?period=2022&lang=en")))
        .andExpect(content().string(allOf(containsString("Lateness by stage"), containsString("appraisal"))));
  }

  @Test
  void form_07_leads_from_each_cause_to_its_dossiers() throws Exception {
    SERVICES.answer("/reports/overdue-causes?period=2022", 200, OVERDUE);
    browser.perform(asSupervisor(get("/supervisor/overdue?period=2022"))).andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("3 hồ sơ giải quyết quá hạn, cột (10)"),
            containsString("0 hồ sơ đang giải quyết, quá hạn"),
            containsString(
                "/supervisor/overdue/dossiers?period=2022&amp;column=late&amp;programme=A%26B&amp;cause=a1\""),
            containsString("/supervisor/overdue/dossiers?period=2022&amp;column=late&amp;cause=unstated\""),
            containsString("a1: &lt;u&gt;điều 9 (2 hồ sơ)"), containsString("Giả định, ngày bắt đầu: chưa đối chiếu"),
            containsString("/supervisor/overdue/file/xlsx?period=2022"), containsString("5be1d0c0ffee"))));
    browser.perform(asSupervisor(get("/supervisor/overdue?period=2022&lang=en")))
        .andExpect(
            content().string(allOf(containsString("3 dossiers resolved late"), containsString("unclear rules"))));
  }

  @Test
  void the_dossiers_of_a_cause_say_what_was_stated_of_each() throws Exception {
    SERVICES.answer("/reports/overdue-causes/dossiers?period=2022&column=late&cause=a1&programme=A%26B&page=1", 200, """
        {"column": "late", "cause": "a1", "from": "2021-12-15", "to": "2022-12-14", "knownAt": null, "programme": "A&B",
         "seal": [], "count": 101, "page": 1, "pages": 2, "dossiers": [{"dossier": {"code": "000.18.25.H50-221206-0002",
           "programme": "A&B", "ward": "19333", "applicantName": "<script>Mừng", "acceptedOn": "2022-12-06",
           "due": "2022-12-08", "closedOn": "2022-12-10", "resultClass": "LATE", "openState": null},
          "stated": {"cause": "a1", "explanation": "<i>chồng chéo", "article": "điều 9", "by": "supervisor-1",
           "at": "2022-12-11T01:00:00Z"}}]}""");
    browser.perform(asSupervisor(
        get(URI.create("/supervisor/overdue/dossiers?period=2022&column=late&cause=a1&programme=A%26B"))))
        .andExpect(status().isOk()).andExpect(content().string(allOf(containsString("&lt;script&gt;Mừng"),
            containsString("&lt;i&gt;chồng chéo"), containsString("Nguyên nhân a1"), containsString("101 hồ sơ"),
            containsString("period=2022&amp;column=late&amp;cause=a1&amp;programme=A%26B&amp;number=2"))));
  }

  @Test
  void form_07_is_downloaded_as_it_is_printed() throws Exception {
    SERVICES.answer("/reports/overdue-causes.xlsx?period=2022", 200, "PK");
    browser.perform(asSupervisor(get("/supervisor/overdue/file/xlsx?period=2022"))).andExpect(status().isOk())
        .andExpect(content().string("PK"))
        .andExpect(header().string("Content-Disposition", containsString("form07-2022.xlsx")));
  }

  @Test
  void two_reports_of_a_period_differ_by_what_was_recorded_in_between() throws Exception {
    SERVICES.answer("/reports/comparison?period=2022&knownAt=2022-12-01T02%3A00%3A00Z", 200, COMPARED);
    browser.perform(asSupervisor(get("/supervisor/comparison?period=2022&knownAt=2022-12-01T09:00&later=")))
        .andExpect(status().isOk()).andExpect(content().string(allOf(containsString("1 hồ sơ tính khác đi"),
            containsString("Giải quyết đúng hạn, cột (9): 2 → 1"),
            containsString("Giải quyết quá hạn, cột (10): 1 → 2"),
            not(containsString("cột (7): 7 → 7")), containsString("Ký quyết định"),
            containsString("xảy ra 30/11/2022 10:00, ghi 05/12/2022 10:00, &lt;b&gt;chair"),
            containsString("/dossiers/000.18.25.H50-221206-0002"), containsString("value=\"2022-12-01T09:00\""),
            containsString("5be1d0c0ffee"))));
  }

  @Test
  void without_a_moment_the_comparison_asks_for_one() throws Exception {
    browser.perform(asSupervisor(get("/supervisor/comparison?period=2022&lang=en"))).andExpect(status().isOk())
        .andExpect(content().string(containsString("Choose a moment in the past")));
  }

  @Test
  void moments_in_the_wrong_order_are_said_at_the_field() throws Exception {
    SERVICES.answer("/reports/comparison?period=2022&knownAt=2022-12-01T02%3A00%3A00Z&and=2022-11-01T02%3A00%3A00Z",
        422, """
            {"errorKey": "report.moments", "field": "and", "messages": {"vi": "Sai thứ tự.", "en": "Wrong order."}}""");
    browser
        .perform(
            asSupervisor(get("/supervisor/comparison?period=2022&knownAt=2022-12-01T09:00&later=2022-11-01T09:00")))
        .andExpect(content().string(containsString("<a href=\"#later\">Sai thứ tự.</a>")));
  }

  @Test
  void a_year_holds_targets_against_results_and_scores_progress_in_both_readings() throws Exception {
    SERVICES.answer("/reports/yearly?year=2022", 200, YEARLY);
    browser.perform(asSupervisor(get("/supervisor/yearly?year=2022"))).andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("Tổng hợp năm 2022"), containsString("105,3\u00a0%"),
            containsString("NQ &lt;12&gt;"), containsString("đạt"), containsString("chưa có số"),
            containsString("31/12/2021: 120 / 3.000 = 4,00\u00a0%"), containsString("99,9\u00a0%"),
            containsString("không có hồ sơ"), containsString("12,00 / 20"), containsString("180.000.000\u00a0đ"),
            containsString("/supervisor/yearly/file/pdf?year=2022"), containsString("5be1d0c0ffee"))));
    browser.perform(asSupervisor(get("/supervisor/yearly?year=2022&lang=en"))).andExpect(content().string(
        allOf(containsString("Summary of 2022"), containsString("on time of those resolved"))));
  }

  @Test
  void the_summary_of_a_year_is_downloaded_and_no_year_is_said_at_its_field() throws Exception {
    SERVICES.answer("/reports/yearly.pdf?year=2022", 200, "%PDF");
    browser.perform(asSupervisor(get("/supervisor/yearly/file/pdf?year=2022"))).andExpect(content().string("%PDF"));
    SERVICES.answer("/reports/yearly?year=7", 422,
        """
        {"errorKey": "report.year", "field": "year", "messages": {"vi": "Không phải năm: 7.", "en": "Not a year: 7."}}""");
    browser.perform(asSupervisor(get("/supervisor/yearly?year=7")))
        .andExpect(content().string(containsString("<a href=\"#year\">Không phải năm: 7.</a>")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/supervisor/stages", "/supervisor/overdue", "/supervisor/overdue/dossiers",
      "/supervisor/overdue/file/pdf", "/supervisor/comparison", "/supervisor/yearly",
      "/supervisor/yearly/file/pdf?year=2022"})
  void only_supervisors_and_auditors_see_them(String path) throws Exception {
    browser.perform(get(path).with(officer("ward-19333-1", Role.WARD_OFFICER, "19333")))
        .andExpect(status().isForbidden());
  }

  private MockHttpServletRequestBuilder asSupervisor(MockHttpServletRequestBuilder request) {
    return request.with(officer("supervisor-1", Role.SUPERVISOR, null));
  }
}
