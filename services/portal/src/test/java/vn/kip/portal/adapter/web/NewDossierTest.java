package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.kip.office.Role;
import vn.kip.portal.application.DueDates;

/** A new dossier, from the first letter typed to the slip. */
class NewDossierTest extends PortalTest {

  private static final String PROGRAMME = """
      {"code": "P", "names": {"vi": "Trợ cấp", "en": "allowance"}, "law": "Decree 20/2021", "limit": "22 WD", "stages": [],
       "papers": [{"id": "declaration", "names": {"vi": "Tờ khai", "en": "form"}, "handling": "SUBMITTED", "required": true}],
       "assumed": [], "schema": {"properties": {
         "disabled": {"title": "Khuyết tật", "titleEn": "disabled", "type": "boolean"},
         "since": {"title": "Từ ngày", "titleEn": "since", "$ref": "#/$defs/date"},
         "lines": {"title": "Lao động", "titleEn": "workers", "type": "array", "items": {"properties": {
           "days": {"title": "Số ngày", "titleEn": "days", "type": "integer"}}}}}}}""";

  @SuppressWarnings("NullAway.Init") // injected
  @Autowired
  private DueDates dueDates;

  private String draft = "";

  @BeforeEach
  void begun() throws Exception {
    SERVICES.answer("/programmes/P?on=" + dueDates.today(), 200, PROGRAMME);
    draft = Objects.requireNonNull(browser.perform(post("/ward/new").param("programme", "P").with(ward()).with(csrf()))
        .andReturn().getResponse().getRedirectedUrl()).replace("/person", "");
  }

  @Test
  void what_is_typed_is_kept_and_found_again_by_its_officer_alone() throws Exception {
    browser.perform(post(draft + "/person").param("name", "Nguyễn Văn <i>Thọ").header("HX-Request", "true")
        .with(ward()).with(csrf())).andExpect(status().isOk()).andExpect(content().string(allOf(
            containsString("Đã lưu nháp lúc"), not(containsString("<html")))));
    browser.perform(get(draft + "/person").with(ward()))
        .andExpect(content().string(containsString("value=\"Nguyễn Văn &lt;i&gt;Thọ\"")));
    browser.perform(get("/ward/new").with(ward())).andExpect(content().string(containsString(draft)));
    browser.perform(get(draft + "/person").with(officer("ward-19336-1", Role.WARD_OFFICER, "19336")))
        .andExpect(status().isNotFound());
  }

  @Test
  void wrong_particulars_stand_at_their_fields_and_are_kept_all_the_same() throws Exception {
    browser.perform(post(draft + "/person").param("name", "Thọ").param("identityNumber", "12").param("next", "yes")
        .with(ward()).with(csrf())).andExpect(status().isUnprocessableContent()).andExpect(content().string(allOf(
            containsString("href=\"#identityNumber\""), containsString("href=\"#birthDate\""),
            containsString("value=\"12\""))));
  }

  @Test
  void a_register_that_is_down_is_said_plainly_and_stops_nobody() throws Exception {
    SERVICES.answer(
        "/persons/check", 200,
        "{\"register\": \"AWAY\", \"differs\": []}");
    person();
    browser.perform(get(draft + "/person").with(ward()))
        .andExpect(content().string(containsString("Cơ sở dữ liệu dân cư không trả lời")));
  }

  @Test
  void what_contradicts_the_number_is_said_with_the_year_that_it_names() throws Exception {
    SERVICES.answer(
        "/persons/check", 200, """
            {"contradiction": {"finding": "NUMBER_OF_ANOTHER_YEAR", "values": ["1940"]}, "register": "KNOWN",
             "differs": [], "status": "ALIVE"}""");
    person();
    browser.perform(get(draft + "/person").with(ward()))
        .andExpect(content().string(containsString("số định danh cho năm sinh 1940")));
  }

  @Test
  void the_form_is_made_of_the_programme_s_schema_in_both_languages() throws Exception {
    browser.perform(get(draft + "/facts").with(ward())).andExpect(status().isOk()).andExpect(content().string(allOf(
        containsString("Khuyết tật"), containsString("name=\"fact/lines/0/days\""))));
    browser.perform(get(draft + "/facts?lang=en").with(ward()))
        .andExpect(content().string(containsString("disabled")));
    browser.perform(post(draft + "/facts").param("fact/since", "31/02/2022").param("next", "yes").with(ward())
        .with(csrf())).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Không hiểu câu trả lời: 31/02/2022")));
  }

  @Test
  void a_list_with_errors_names_each_row_and_takes_none() throws Exception {
    SERVICES.answer("/programmes/P/list", 200,
        """
        {"lines": [], "problems": [{"row": 3, "column": "Số ngày", "expected": {"vi": "số nguyên", "en": "a whole number"}}]}""");
    browser.perform(multipart(draft + "/lists/lines").file(new MockMultipartFile("file", "a.csv", "text/csv",
        "Số ngày\nx".getBytes(StandardCharsets.UTF_8))).with(ward()).with(csrf()))
        .andExpect(status().isUnprocessableContent()).andExpect(content().string(allOf(
            containsString("<td>3</td>"), containsString("số nguyên"), containsString("Tệp có 1 ô cần sửa"))));
  }

  @Test
  void a_program_called_pdf_is_refused_and_never_sent_on() throws Exception {
    browser.perform(multipart(draft + "/files").file(new MockMultipartFile("file/declaration", "to-khai.pdf",
        "application/pdf", new byte[]{'M', 'Z', 0, 0, 0, 0, 0, 0, 0, 0})).with(ward()).with(csrf()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Tệp to-khai.pdf không phải PDF, JPEG hay PNG")));
    assertThat(SERVICES.asked()).noneSatisfy(asked -> assertThat(asked.path()).contains("/files"));
  }

  @Test
  void a_scan_stands_beside_its_paper() throws Exception {
    SERVICES.answer("/dossiers/" + draft.replace("/ward/new/", "") + "/files?name=to-khai.pdf", 201,
        "{\"id\": \"f-1\"}");
    browser.perform(multipart(draft + "/files").file(new MockMultipartFile("file/declaration", "to-khai.pdf",
        "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8))).with(ward()).with(csrf()))
        .andExpect(redirectedUrl(draft + "/papers"));
    browser.perform(get(draft + "/papers").with(ward())).andExpect(content().string(containsString("to-khai.pdf")));
  }

  @Test
  void it_is_sent_and_accepted_under_its_own_id_and_the_draft_is_gone() throws Exception {
    var id = draft.replace("/ward/new/", "");
    SERVICES.answer("/dossiers", 201, "{}");
    SERVICES.answer("/dossiers/" + id + "/acceptance", 200, "{}");
    person();
    browser.perform(post(draft + "/acceptance").with(ward()).with(csrf())).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Giấy tờ: còn thiếu Tờ khai")));
    browser.perform(post(draft + "/papers").param("paper/declaration", "yes").with(ward()).with(csrf()));
    browser.perform(get(draft + "/due").with(ward())).andExpect(status().isOk())
        .andExpect(content().string(containsString("Tiếp nhận và in phiếu hẹn")));
    browser.perform(post(draft + "/acceptance").with(ward()).with(csrf()))
        .andExpect(redirectedUrl("/dossiers/" + id));
    browser.perform(get(draft + "/person").with(ward())).andExpect(status().isNotFound());
  }

  @Test
  void what_was_sent_before_with_other_content_is_shown_the_way_to() throws Exception {
    var id = draft.replace("/ward/new/", "");
    SERVICES.answer("/dossiers", 409, """
        {"errorKey": "dossier.submitted-differently", "field": "id",
         "messages": {"vi": "đã nộp với nội dung khác", "en": "submitted with other content"}}""");
    person();
    browser.perform(post(draft + "/papers").param("paper/declaration", "yes").with(ward()).with(csrf()));

    browser.perform(post(draft + "/acceptance").with(ward()).with(csrf())).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("đã nộp với nội dung khác")))
        .andExpect(content().string(containsString("href=\"/dossiers/" + id + "\"")));
  }

  private void person() throws Exception {
    browser.perform(post(draft + "/person").param("name", "Tho").param("identityNumber", "045041000127")
        .param("birthDate", "12/05/1941").param("sex", "M").with(ward()).with(csrf()));
  }

  private RequestPostProcessor ward() {
    return officer("ward-19333-1", Role.WARD_OFFICER, "19333");
  }
}
