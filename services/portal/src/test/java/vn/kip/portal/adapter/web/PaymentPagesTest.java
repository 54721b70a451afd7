package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
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
import vn.kip.caselog.Role;

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
    for (var state : List.of("OPEN", "ORDERED", "FAILED", "PAID", "RETURNED")) {
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
  void a_transfer_needs_an_account_and_a_return_its_reason() throws Exception {
    browser.perform(asPayer(post("/payments/" + ID + "/approval")).param("key", KEY).param("method", "BANK")
        .param("account", "12 34")).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(allOf(containsString("href=\"#account\""), containsString("value=\"12 34\""))));
    browser.perform(asPayer(post("/payments/" + ID + "/return")).param("key", KEY))
        .andExpect(status().isUnprocessableContent()).andExpect(content().string(containsString("href=\"#reason\"")));
    assertThat(SERVICES.asked()).noneMatch(asked -> asked.method().equals("POST"));
  }

  @Test
  void many_are_approved_at_once_after_looking() throws Exception {
    var session = new MockHttpSession();
    browser.perform(asPayer(post("/payments/" + ID + "/approval")).session(session).param("key", KEY)
        .param("method", "BANK").param("account", "123456789").param("later", "true"))
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
  void only_payment_officers_see_it() throws Exception {
    browser.perform(get("/payments").with(officer("division-1", Role.APPRAISER, null)))
        .andExpect(status().isForbidden());
  }

  private MockHttpServletRequestBuilder asPayer(MockHttpServletRequestBuilder request) {
    return request.with(officer("payment-1", Role.PAYMENT_OFFICER, null)).with(csrf());
  }
}
