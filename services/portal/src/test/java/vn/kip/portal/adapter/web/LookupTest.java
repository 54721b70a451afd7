package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;

/** Where a dossier is, for whoever has its code. */
class LookupTest extends PortalTest {

  private static final String CODE = "000.18.25.H50-221114-0003";
  private static final String ASKED = "/lookup?code=" + CODE + "&digits=0001&token=";
  private static final String WAITING = """
      {"state": "WAITING", "next": "RECEIVE_PAPERS", "stageActor": null, "stage": null,
       "programme": {"vi": "Trợ cấp <b>xã hội</b>", "en": "Allowance"}, "promised": null, "promisedAnew": null,
       "missing": [{"vi": "Xác nhận cư trú", "en": "Residence"}], "otherMissing": 1,
       "applicantName": "Lê Thị Mừng", "identityNumber": "045138000001"}""";
  private static final String LATE = """
      {"state": "OPEN", "next": "APPRAISE", "stageActor": "DIVISION", "stage": null,
       "programme": {"vi": "Trợ cấp", "en": "Allowance"}, "promised": "2022-12-16", "promisedAnew": "2022-12-19",
       "missing": [], "otherMissing": 0}""";

  @BeforeEach
  void thePortalHasATokenOfItsOwn() {
    SERVICES.answer("/oauth2/token", 200, """
        {"access_token": "portal-token", "token_type": "Bearer", "expires_in": 3600}""");
  }

  @Test
  void nobody_signs_in_and_the_portal_asks_by_itself() throws Exception {
    SERVICES.answer(ASKED, 200, LATE);
    visit("203.0.113.1", CODE).andExpect(status().isOk()).andExpect(content().string(allOf(
        containsString("Đang ở Phòng LĐ-TB&amp;XH"), containsString("16/12/2022"),
        containsString("ngày hẹn mới là 19/12/2022"), containsString("Không thiếu giấy tờ nào"))));
    assertThat(SERVICES.asked()).filteredOn(asked -> asked.path().startsWith("/lookup")).singleElement()
        .satisfies(asked -> assertThat(asked.authorization()).isEqualTo("Bearer portal-token"));
    assertThat(SERVICES.asked()).as("nothing else is asked").allMatch(
        asked -> asked.path().startsWith("/lookup") || asked.path().equals("/oauth2/token"));
  }

  @Test
  void a_date_that_may_still_move_is_marked() throws Exception {
    SERVICES.answer(ASKED, 200,
        LATE.replace("\"promisedAnew\"", "\"provisional\": true, \"promisedAnew\""));
    visit("203.0.113.7", CODE).andExpect(content().string(containsString("Tạm tính")));
    SERVICES.answer(ASKED, 200, LATE);
    visit("203.0.113.7", CODE).andExpect(content().string(not(containsString("Tạm tính"))));
  }

  @Test
  void missing_papers_are_named_and_nothing_of_the_person_is_shown() throws Exception {
    SERVICES.answer(ASKED, 200, WAITING);
    visit("203.0.113.2", CODE).andExpect(content().string(allOf(
        containsString("Còn thiếu 2 giấy tờ"), containsString("Xác nhận cư trú"), containsString("1 giấy tờ khác"),
        containsString("Trợ cấp &lt;b&gt;xã hội"), not(containsString("Mừng")), not(containsString("045138")))));
  }

  @Test
  void an_unknown_code_is_answered_in_words_and_comes_back_as_text() throws Exception {
    visit("203.0.113.3", "<i>1").andExpect(status().isNotFound()).andExpect(content().string(allOf(
        containsString("Không có hồ sơ với mã và 4 số này"), containsString("href=\"#code\""),
        containsString("value=\"&lt;i&gt;1\""), not(containsString("<i>1")))));
  }

  @Test
  void an_address_that_asks_too_often_has_to_wait_and_others_do_not() throws Exception {
    SERVICES.answer(ASKED, 200, LATE);
    for (int times = 0; times < 30; times++) {
      visit("203.0.113.4", CODE).andExpect(status().isOk());
    }
    visit("203.0.113.4", CODE).andExpect(status().isTooManyRequests()).andExpect(content().string(allOf(
        containsString("Xem quá nhiều lần"), not(containsString("16/12/2022")))));
    visit("203.0.113.5", CODE).andExpect(status().isOk());
    visit("203.0.113.4", "").andExpect(status().isOk());
  }

  @Test
  void a_slip_without_a_token_leads_to_the_digits_and_one_with_it_to_the_answer() throws Exception {
    browser.perform(get("/public/lookup").param("code", CODE)).andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("Còn thiếu 4 số cuối"), containsString(CODE))));
    assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().startsWith("/lookup"));

    SERVICES.answer("/lookup?code=" + CODE + "&digits=&token=abc", 200, LATE);
    browser.perform(get("/public/lookup").param("code", CODE).param("t", "abc")).andExpect(status().isOk())
        .andExpect(content().string(containsString("16/12/2022")));
  }

  @Test
  void digits_are_not_tried_without_end_for_one_code_from_wherever() throws Exception {
    var code = "000.18.25.H50-221114-0009";
    for (int times = 0; times < 10; times++) {
      visit("203.0.114." + times, code).andExpect(status().isNotFound());
    }
    visit("203.0.114.99", code).andExpect(status().isTooManyRequests());
    SERVICES.answer("/lookup?code=" + code + "&digits=&token=abc", 200, LATE);
    browser.perform(get("/public/lookup").param("code", code).param("t", "abc")).andExpect(status().isOk());
  }

  @Test
  void a_service_that_is_away_or_refuses_the_portal_sends_nobody_to_sign_in() throws Exception {
    SERVICES.answer(ASKED, 401, "{}");
    visit("203.0.113.6", CODE).andExpect(status().isServiceUnavailable())
        .andExpect(content().string(containsString("Tạm thời chưa tra cứu được")));
  }

  private ResultActions visit(String address, String code) throws Exception {
    return browser.perform(get("/public/lookup").param("code", code).param("digits", "0001").with(request -> {
      request.setRemoteAddr(address);
      return request;
    }));
  }
}
