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

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMailUtil;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.office.Role;
import vn.kip.portal.application.DigestFailure;
import vn.kip.portal.application.DigestMail;
import vn.kip.portal.application.Digests;
import vn.kip.portal.application.PressingWork;

/** Who has asked for it hears once on a working morning of what presses, by mail; and nobody's name is in it. */
class DigestTest extends PortalTest {

  private static final String TUESDAY = "2022-12-13T00:05:00Z";
  private static final String DUE = """
      {"total": 3, "items": [{"code": "000.18.25.H50-221114-0001", "due": "2022-12-12", "urgency": "LATE"},
        {"code": "000.18.25.H50-221114-0002", "due": "2022-12-15", "urgency": "NEAR"}]}""";

  @SuppressWarnings("NullAway.Init") // injected
  @Autowired
  private MemoryDigests digests;

  @SuppressWarnings("NullAway.Init") // injected
  @Autowired
  private PressingWork work;

  @SuppressWarnings("NullAway.Init") // injected
  @Autowired
  private DigestMail mail;

  @SuppressWarnings("NullAway.Init") // injected
  @Autowired
  private WorkingCalendar calendar;

  @BeforeEach
  void nobodyHasAskedForMail() throws FolderException {
    digests.clear();
    MAIL.purgeEmailFromAllMailboxes();
    SERVICES.answer("/oauth2/token", 200, """
        {"access_token": "portal-token", "token_type": "Bearer", "expires_in": 3600}""");
    SERVICES.answer("/worklist/due?desk=WARD&ward=19333", 200, DUE);
    SERVICES.answerAll("/worklist?desk=", 200, "{\"total\": 0, \"byUrgency\": {}, \"byStep\": {}, \"items\": []}");
  }

  @Test
  void an_officer_who_registered_gets_one_mail_in_the_own_language_with_codes_and_a_link() throws Exception {
    register("ward-19333-1", "lien@dongha.example", "vi");
    register("ward-19333-2", "van@dongha.example", "en");

    at(TUESDAY, mail).sendWhatIsDue();
    at("2022-12-13T03:05:00Z", mail).sendWhatIsDue();

    assertThat(MAIL.getReceivedMessages()).hasSize(2);
    assertThat(received("lien@dongha.example")).contains("Quá hạn", "000.18.25.H50-221114-0001, hạn 12/12/2022",
        "Sắp đến hạn", "Còn 1 hồ sơ nữa", "https://kip.example.vn/notifications");
    assertThat(received("van@dongha.example")).contains("Overdue", "000.18.25.H50-221114-0002, due 15/12/2022",
        "Open the worklist: https://kip.example.vn");
    assertThat(SERVICES.asked()).filteredOn(asked -> asked.path().startsWith("/worklist/due"))
        .isNotEmpty().allSatisfy(asked -> assertThat(asked.authorization()).isEqualTo("Bearer portal-token"));
  }

  @Test
  void the_next_working_day_brings_another_one() throws Exception {
    register("ward-19333-1", "lien@dongha.example", "vi");

    at(TUESDAY, mail).sendWhatIsDue();
    at("2022-12-14T00:05:00Z", mail).sendWhatIsDue();

    assertThat(MAIL.getReceivedMessages()).hasSize(2);
  }

  @Test
  void nothing_is_sent_early_on_a_day_off_or_when_nothing_presses() throws Exception {
    register("ward-19333-1", "lien@dongha.example", "vi");

    at("2022-12-12T23:55:00Z", mail).sendWhatIsDue();
    at("2022-12-18T02:00:00Z", mail).sendWhatIsDue();
    SERVICES.answer("/worklist/due?desk=WARD&ward=19333", 200, "{\"total\": 0, \"items\": []}");
    at(TUESDAY, mail).sendWhatIsDue();

    assertThat(MAIL.getReceivedMessages()).isEmpty();
  }

  @Test
  void what_no_server_took_is_sent_at_the_next_look_of_the_day() throws Exception {
    register("ward-19333-1", "lien@dongha.example", "vi");
    DigestMail down = (_, _) -> {
      throw new DigestFailure("connection refused", new IllegalStateException());
    };

    at(TUESDAY, down).sendWhatIsDue();
    assertThat(MAIL.getReceivedMessages()).isEmpty();
    at("2022-12-13T00:10:00Z", mail).sendWhatIsDue();

    assertThat(MAIL.getReceivedMessages()).hasSize(1);
  }

  @Test
  void while_reporting_is_away_nothing_is_sent_and_nothing_is_lost() throws Exception {
    register("ward-19333-1", "lien@dongha.example", "vi");
    SERVICES.answer("/worklist/due?desk=WARD&ward=19333", 503, "{}");
    at(TUESDAY, mail).sendWhatIsDue();
    SERVICES.answer("/worklist/due?desk=WARD&ward=19333", 200, DUE);
    at("2022-12-13T00:10:00Z", mail).sendWhatIsDue();

    assertThat(MAIL.getReceivedMessages()).hasSize(1);
  }

  @Test
  void what_is_no_address_is_said_at_its_field_and_what_was_typed_comes_back_as_text() throws Exception {
    browser.perform(asWard("ward-19333-1", post("/notifications/mail")).param("address", "<b>lien@"))
        .andExpect(status().isUnprocessableContent()).andExpect(content().string(allOf(
            containsString("href=\"#address\""), containsString("Địa chỉ thư điện tử không đúng dạng"),
            containsString("value=\"&lt;b&gt;lien@\""))));
    browser.perform(asWard("ward-19333-1", post("/notifications/mail"))
        .param("address", "lien@dongha.example\nBcc: x@y.example")).andExpect(status().isUnprocessableContent());
    assertThat(digests.all()).isEmpty();
  }

  @Test
  void a_registration_is_shown_and_can_be_taken_back() throws Exception {
    register("ward-19333-1", "lien@DongHa.example", "vi");
    browser.perform(asWard("ward-19333-1", get("/notifications"))).andExpect(content().string(
        allOf(containsString("Đang gửi tới lien@dongha.example"), containsString("Ngừng nhận thư"))));

    browser.perform(asWard("ward-19333-1", post("/notifications/mail/removal")))
        .andExpect(redirectedUrl("/notifications"));

    at(TUESDAY, mail).sendWhatIsDue();
    assertThat(MAIL.getReceivedMessages()).isEmpty();
  }

  @Test
  void who_has_no_desk_is_not_offered_mail() throws Exception {
    SERVICES.answer("/grants?state=FAILED&page=0", 200, "{\"total\": 0, \"grants\": []}");
    browser.perform(get("/notifications").with(officer("payment-1", Role.PAYMENT_OFFICER, null)))
        .andExpect(content().string(not(containsString("id=\"address\""))));
    browser.perform(post("/notifications/mail").param("address", "p@dongha.example").with(csrf())
        .with(officer("payment-1", Role.PAYMENT_OFFICER, null))).andExpect(status().isNotFound());
  }

  private Digests at(String now, DigestMail by) {
    return new Digests(digests, digests, work, by, calendar, () -> Instant.parse(now), LocalTime.of(7, 0));
  }

  private void register(String officer, String address, String language) throws Exception {
    browser.perform(asWard(officer, post("/notifications/mail")).param("lang", language).param("address", address))
        .andExpect(redirectedUrl("/notifications"));
  }

  private MockHttpServletRequestBuilder asWard(String id, MockHttpServletRequestBuilder request) {
    return request.with(officer(id, Role.WARD_OFFICER, "19333")).with(csrf());
  }

  private static String received(String address) throws Exception {
    for (var message : MAIL.getReceivedMessages()) {
      if (GreenMailUtil.getAddressList(message.getAllRecipients()).equals(address)) {
        return new String(message.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    return "nothing";
  }
}
