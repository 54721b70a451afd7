package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kip.office.Role;

/** Money is approved with decision and trace in sight; a grant nobody has opened cannot be approved with others. */
class PaymentPagesTest extends PortalTest {

  private static final String ID = "476e4f98-56d4-3053-9bda-c78371d93437";
  private static final String KEY = "11111111-1111-4111-8111-111111111111";
  private static final String GRANT = """
      {"dossier": "%s", "code": "000.18.25.H50-221209-0004", "state": "OPEN", "settled": [],
       "grant": {"grantId": "g", "amount": 7200000, "kind": "ONCE"},
       "decision": {"outcome": "GRANTED", "decisionNo": "2407/QĐ-UBND", "signer": "chair-1", "amount": 7200000},
       "assessment": {"status": "ELIGIBLE", "amount": 7200000, "failed": [], "missing": [], "rules": "2021-07",
         "trace": [{"rule": "F1", "held": true, "article": "Điều 11", "why": "on allowance", "vi": "đang hưởng"}]}}"""
      .formatted(ID);

  @BeforeEach
  void one_grant_waits() {
    SERVICES.answer("/grants/" + ID, 200, GRANT);
    for (var state : List.of("OPEN", "APPROVED", "ORDERED", "RUNNING", "FAILED", "SHORT", "OVERPAID", "PAID",
        "RETURNED", "PAST", "STOPPED")) {
      SERVICES.answer("/grants?state=" + state + "&page=0", 200,
          state.equals("OPEN") ? "{\"total\": 1, \"grants\": [" + GRANT + "]}" : "{\"total\": 0, \"grants\": []}");
    }
    SERVICES.answer("/dossiers/" + ID, 200, """
        {"id": "%s", "code": "000.18.25.H50-221209-0004", "programme": "P", "ward": "19333", "channel": "DESK",
         "state": "DECIDED", "applicant": {"name": "Lê Thị Vân", "sex": "F"}, "papers": [], "waitingForPapers": false,
         "submittedAt": "2022-12-09T01:12:00Z", "timeline": []}""".formatted(ID));
  }

  @Test
  void the_list_counts_each_state_and_sums_the_money() throws Exception {
    browser.perform(asPayer(get("/payments"))).andExpect(status().isOk()).andExpect(content().string(allOf(
        containsString("Chờ duyệt chi: 1 khoản, 7.200.000"), containsString("2407/QĐ-UBND"))));
    browser.perform(asPayer(get("/payments?state=FAILED&lang=en")))
        .andExpect(content().string(containsString("No grant is in this state")));
  }

  @Test
  void what_the_bank_booked_without_an_order_is_shown_below_the_grants() throws Exception {
    SERVICES.answer("/strays", 200,
        """
        [{"reference": "FT17", "note": "CREDIT_REVERSED 5000 VND", "orderId": "X-9", "direction": "OUT", "amount": 5000, "on": "2022-12-12"}]""");

    browser.perform(asPayer(get("/payments"))).andExpect(content().string(allOf(
        containsString("không có lệnh chi của Kịp"), containsString("X-9"), containsString("FT17 · CREDIT_REVERSED"),
        containsString("12/12/2022"))));
  }

  @Test
  void a_transfer_needs_an_account_and_a_return_its_reason() throws Exception {
    browser.perform(asPayer(post("/payments/" + ID + "/approval")).param("key", KEY).param("method", "BANK")
        .param("account", "12 34")).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(allOf(containsString("href=\"#account\""), containsString("value=\"12 34\""),
            containsString("href=\"#bank\""), containsString("Vietcombank"))));
    browser.perform(asPayer(post("/payments/" + ID + "/return")).param("key", KEY))
        .andExpect(status().isUnprocessableContent()).andExpect(content().string(containsString("href=\"#reason\"")));
    assertThat(SERVICES.asked()).noneMatch(asked -> asked.method().equals("POST"));
  }

  @Test
  void many_are_approved_at_once_after_looking() throws Exception {
    var session = new MockHttpSession();
    browser.perform(asPayer(post("/payments/" + ID + "/approval")).session(session).param("key", KEY)
        .param("method", "BANK").param("bank", "970436").param("account", "1234 5678 9")
        .param("holder", "Lê Văn Con").param("later", "true"))
        .andExpect(redirectedUrl("/payments"));
    browser.perform(asPayer(get("/payments")).session(session))
        .andExpect(content().string(allOf(containsString("Lê Thị Vân"), containsString("1 khoản: 7.200.000"))));
    SERVICES.answer("/grants/" + ID + "/approval", 200, "{}");

    browser.perform(asPayer(post("/payments")).session(session).param("dossier", ID))
        .andExpect(redirectedUrl("/payments"));

    assertThat(SERVICES.asked()).filteredOn(asked -> asked.method().equals("POST")).singleElement()
        .satisfies(asked -> assertThat(asked.key()).isEqualTo(KEY));
  }

  @Test
  void what_one_officer_has_approved_is_shown_whole_to_the_one_who_confirms_it() throws Exception {
    SERVICES.answer("/grants/" + ID, 200, in("APPROVED", """
        , "waiting": {"event": {"method": "BANK", "bank": "970436", "account": "123456789", "holder": "Lê Văn Con"},
        "by": "payment-2"}"""));
    SERVICES.answer("/grants/" + ID + "/release", 403, """
        {"status": 403, "errorKey": "grant.four-eyes", "field": "officer",
         "messages": {"vi": "Bạn đã duyệt chi", "en": "You approved"}}""");

    browser.perform(asPayer(get("/payments/" + ID))).andExpect(content().string(allOf(
        containsString("payment-2 đã duyệt"), containsString("123456789"), containsString("Vietcombank"),
        containsString("khác tên người hưởng: Lê Thị Vân"))));
    browser.perform(asPayer(post("/payments/" + ID + "/release")).param("key", KEY))
        .andExpect(status().isUnprocessableContent()).andExpect(content().string(containsString("Bạn đã duyệt chi")));
  }

  @Test
  void a_claim_of_a_registers_past_is_opened_by_who_decides_and_paid_by_nobody_before() throws Exception {
    SERVICES.answer("/grants/" + ID, 200, in("PAST", ""));
    SERVICES.answer("/grants/" + ID + "/reopening", 200, "{}");

    browser.perform(asPayer(get("/payments/" + ID))).andExpect(content().string(allOf(
        containsString("chưa mở để chi"), not(containsString("/reopening")), not(containsString("/approval")))));
    browser.perform(asDecider(get("/payments/" + ID))).andExpect(content().string(allOf(
        containsString("/reopening"), not(containsString("/approval")))));
    browser.perform(asDecider(post("/payments/" + ID + "/reopening")).param("key", KEY))
        .andExpect(status().isUnprocessableContent()).andExpect(content().string(containsString("href=\"#reason\"")));
    browser.perform(asDecider(post("/payments/" + ID + "/reopening")).param("key", KEY)
        .param("reason", "chưa chi")).andExpect(redirectedUrl("/payments/" + ID));
  }

  @Test
  void what_the_bank_never_answered_is_stated_by_one_officer_and_shown_to_the_next() throws Exception {
    SERVICES.answer("/grants/" + ID, 200, in("ORDERED", """
        , "order": {"orderId": "K1-1", "instalment": 1, "amount": 7200000, "method": "BANK"},
        "stated": {"event": {"letter": "45/NH", "reason": "không đi được"}, "by": "payment-2"}"""));
    SERVICES.answer("/grants/" + ID + "/bank-letter", 200, "{}");

    browser.perform(asPayer(get("/payments/" + ID))).andExpect(content().string(allOf(
        containsString("payment-2 đã nêu theo công văn 45/NH"), containsString("Xác nhận không chi"),
        not(containsString("/approval")))));
    browser.perform(asPayer(post("/payments/" + ID + "/bank-letter")).param("key", KEY).param("reason", "đã đọc"))
        .andExpect(status().isUnprocessableContent()).andExpect(content().string(containsString("href=\"#letter\"")));
    browser.perform(asPayer(post("/payments/" + ID + "/bank-letter")).param("key", KEY).param("letter", "45/NH")
        .param("reason", "đã đọc")).andExpect(redirectedUrl("/payments/" + ID));
  }

  @Test
  void what_post_and_treasury_have_paid_is_recorded_by_their_receipt() throws Exception {
    SERVICES.answer("/grants/" + ID, 200, in("ORDERED", """
        , "order": {"orderId": "K1-1", "instalment": 1, "amount": 7200000, "method": "POST"}"""));
    SERVICES.answer("/grants/" + ID + "/settlement", 200, "{}");
    SERVICES.answer("/grants/" + ID + "/failure", 200, "{}");

    browser.perform(asPayer(get("/payments/" + ID))).andExpect(content().string(allOf(
        containsString("chưa có chứng từ chi"), containsString("name=\"paidOn\""),
        containsString("/payments/" + ID + "/failure"), not(containsString("/approval")))));
    browser.perform(asPayer(post("/payments/" + ID + "/settlement")).param("key", KEY).param("paidOn", "2022")
        .param("receipt", "PC 12")).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(allOf(containsString("href=\"#paidOn\""), containsString("value=\"PC 12\""))));
    browser.perform(asPayer(post("/payments/" + ID + "/failure")).param("key", KEY))
        .andExpect(status().isUnprocessableContent()).andExpect(content().string(containsString("href=\"#reason\"")));
    assertThat(SERVICES.asked()).noneMatch(asked -> asked.method().equals("POST"));

    browser.perform(asPayer(post("/payments/" + ID + "/settlement")).param("key", KEY).param("paidOn", "2022-12-12")
        .param("receipt", " PC 12/2022 ")).andExpect(redirectedUrl("/payments/" + ID));
    browser.perform(asPayer(post("/payments/" + ID + "/failure")).param("key", KEY).param("reason", "không có nhà"))
        .andExpect(redirectedUrl("/payments/" + ID));

    assertThat(SERVICES.asked()).filteredOn(asked -> asked.method().equals("POST")).map(FakeServices.Asked::body)
        .satisfiesExactly(
            settlement -> assertThat(settlement).contains("\"2022-12-12\"", "\"PC 12/2022\""),
            failure -> assertThat(failure).contains("không có nhà"));
  }

  @Test
  void what_was_paid_too_much_is_in_sight_and_so_is_its_coming_back() throws Exception {
    SERVICES.answer("/grants/" + ID, 200, in("OVERPAID", """
        , "overpaid": 7200000, "missing": 0, "repaid": [{"amount": 100000, "receipt": "PT 3"}]"""));
    SERVICES.answer("/grants/" + ID + "/repayment", 422, """
        {"status": 422, "errorKey": "grant.repayment-amount", "field": "amount",
         "messages": {"vi": "Nhiều quá", "en": "Too much"}}""");

    browser.perform(asPayer(get("/payments/" + ID + "?lang=en"))).andExpect(content().string(allOf(
        containsString("paid too much"), containsString("PT 3"), containsString("/repayment"))));
    browser.perform(asPayer(post("/payments/" + ID + "/repayment")).param("key", KEY).param("amount", "một triệu"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(allOf(containsString("href=\"#amount\""), containsString("href=\"#receipt\""))));
    browser.perform(asPayer(post("/payments/" + ID + "/repayment")).param("key", KEY).param("amount", "9.000.000")
        .param("receipt", "PT 4")).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("grant.repayment-amount")));
    assertThat(SERVICES.asked()).filteredOn(asked -> asked.method().equals("POST")).singleElement()
        .satisfies(asked -> assertThat(asked.body()).contains("9000000"));
  }

  @Test
  void a_grant_sent_back_or_paid_in_part_can_be_approved_and_one_that_was_stopped_cannot() throws Exception {
    SERVICES.answer("/grants/" + ID, 200, in("RETURNED", ", \"returnedBecause\": \"sai tài khoản\""));
    browser.perform(asPayer(get("/payments/" + ID))).andExpect(content().string(allOf(
        containsString("sai tài khoản"), containsString("/approval"), not(containsString("/return\"")))));
    SERVICES.answer("/grants/" + ID, 200, in("SHORT", ", \"missing\": 100000"));
    browser.perform(asPayer(get("/payments/" + ID))).andExpect(content().string(allOf(
        containsString("Còn thiếu 100.000"), containsString("/approval"))));
    SERVICES.answer("/grants/" + ID, 200,
        in("STOPPED", ", \"stoppedBecause\": {\"cause\": \"WITHDRAWN_FIRST\", \"reason\": \"đi xa\"}"));
    browser.perform(asPayer(get("/payments/" + ID))).andExpect(content().string(allOf(
        containsString("Đã rút hồ sơ trước khi ký quyết định: đi xa"), not(containsString("/approval")))));
  }

  private static String in(String state, String more) {
    return GRANT.replace("\"OPEN\", \"settled\": []", "\"" + state + "\", \"settled\": []" + more);
  }

  @Test
  void only_payment_officers_see_it() throws Exception {
    browser.perform(get("/payments").with(officer("division-1", Role.APPRAISER, null)))
        .andExpect(status().isForbidden());
  }

  private MockHttpServletRequestBuilder asDecider(MockHttpServletRequestBuilder request) {
    return request.with(officer("chair-2", Role.DECIDER, null)).with(csrf());
  }

  private MockHttpServletRequestBuilder asPayer(MockHttpServletRequestBuilder request) {
    return request.with(officer("payment-1", Role.PAYMENT_OFFICER, null)).with(csrf());
  }
}
