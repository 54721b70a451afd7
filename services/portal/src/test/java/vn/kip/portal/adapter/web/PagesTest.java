package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kip.office.Role;

/** The pages over HTTP, with services that say what each test has told them to. */
class PagesTest extends PortalTest {

  private static final String ID = "476e4f98-56d4-3053-9bda-c78371d93437";
  private static final String DOSSIER = """
      {"id": "%s", "code": null, "programme": "P", "ward": "19333", "channel": "DESK", "state": "SUBMITTED",
       "applicant": {"name": "<script>alert(1)</script> Mừng", "sex": "F"}, "papers": [], "waitingForPapers": false,
       "submittedAt": "2022-11-14T01:12:00Z", "timeline": [{"type": "vn.kip.dossier.submitted.v1",
         "occurredAt": "2022-11-14T01:12:00Z", "recordedAt": "2022-11-14T01:12:01Z", "actor": "ward-19333-1", "event": {"channel": "DESK"}}]}"""
      .formatted(ID);

  @Test
  void a_stranger_is_sent_to_sign_in() throws Exception {
    browser.perform(get("/dossiers?q=x")).andExpect(redirectedUrl("/oauth2/authorization/kip"));
    browser.perform(get("/oauth2/authorization/kip")).andExpect(header().string("Location",
        allOf(startsWith("http://127.0.0.1:19001/oauth2/authorize?response_type=code&client_id=portal"),
            containsString("code_challenge_method=S256"), containsString("nonce="))));
  }

  @Test
  void the_session_cookie_is_kept_from_scripts_other_sites_and_plain_http(@LocalServerPort int port) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/dossiers")).build(),
          HttpResponse.BodyHandlers.discarding());
      assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
          .matches("KIP_PORTAL=[^;]+; Path=/; Secure; HttpOnly; SameSite=Lax");
    }
  }

  @Test
  void a_part_of_a_page_cannot_sign_in_so_the_page_is_loaded_again() throws Exception {
    browser.perform(get("/dossiers").header("HX-Request", "true")).andExpect(status().isUnauthorized())
        .andExpect(header().string("HX-Refresh", "true"));
  }

  @Test
  void the_start_page_leads_on_to_a_role_s_first_page() throws Exception {
    browser.perform(asWard(get("/"))).andExpect(redirectedUrl("/ward"));
  }

  @Test
  void every_page_carries_a_policy_without_inline_anything() throws Exception {
    browser.perform(asWard(get("/dossiers"))).andExpect(status().isOk())
        .andExpect(header().string("Content-Security-Policy",
            allOf(startsWith("default-src 'self';"), containsString("frame-ancestors 'none'"),
                not(containsString("unsafe")))))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("Referrer-Policy", "same-origin"))
        .andExpect(header().string("Cache-Control", containsString("no-store")));
  }

  @Test
  void a_form_without_its_token_is_refused() throws Exception {
    browser.perform(asWard(post("/logout"))).andExpect(status().isForbidden());
  }

  @Test
  void signing_out_tells_the_provider_by_a_form_and_leaves_nothing_in_the_browser() throws Exception {
    browser.perform(asWard(post("/logout")).with(csrf())).andExpect(status().isOk())
        .andExpect(header().doesNotExist("Location"))
        .andExpect(header().string("Clear-Site-Data", "\"cache\", \"storage\""))
        .andExpect(forwardedUrl("/public/signing-out"));
    browser.perform(get("/public/signed-out")).andExpect(content().string(not(containsString("data-officer"))));
    browser.perform(asWard(get("/dossiers"))).andExpect(content().string(containsString("data-officer=")));
  }

  @Test
  void the_form_that_ends_the_providers_session_has_what_it_wants_and_no_more() throws Exception {
    browser.perform(post("/public/signing-out").with(csrf()).requestAttr(SignOut.ID_TOKEN, "the.id.token"))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(content().string(allOf(containsString("action=\"http://127.0.0.1:19001/connect/logout\""),
            containsString("name=\"id_token_hint\" value=\"the.id.token\""),
            containsString("name=\"client_id\" value=\"portal\""),
            containsString("value=\"http://localhost/public/signed-out\""), not(containsString("_csrf")))));
    browser.perform(post("/public/signing-out").with(csrf())).andExpect(redirectedUrl("/public/signed-out"));
  }

  @Test
  void it_speaks_vietnamese_until_english_is_chosen_and_then_keeps_it() throws Exception {
    browser.perform(asWard(get("/dossiers")).header("Accept-Language", "en")).andExpect(content().string(
        allOf(containsString("<html lang=\"vi\">"), containsString("Tra cứu hồ sơ"),
            containsString("/dossiers?lang=en"))));
    browser.perform(asWard(get("/dossiers?lang=en"))).andExpect(content().string(containsString("Find a dossier")))
        .andExpect(cookie().value("KIP_LANG", "en")).andExpect(cookie().httpOnly("KIP_LANG", true))
        .andExpect(cookie().secure("KIP_LANG", true)).andExpect(cookie().attribute("KIP_LANG", "SameSite", "Lax"));
    browser.perform(asWard(get("/dossiers")).cookie(new Cookie("KIP_LANG", "en")))
        .andExpect(content().string(containsString("<html lang=\"en\">")));
    browser.perform(asWard(get("/dossiers?lang=<b>")))
        .andExpect(content().string(containsString("<html lang=\"vi\">")));
  }

  @Test
  void services_are_asked_as_the_officer() throws Exception {
    SERVICES.answer("/dossiers?query=m%E1%BB%ABng", 200, "[]");
    browser.perform(asWard(get("/dossiers").param("q", "mừng"))).andExpect(status().isOk())
        .andExpect(content().string(containsString("Không tìm thấy hồ sơ nào")));
    assertThat(SERVICES.asked()).allSatisfy(asked -> {
      assertThat(asked.authorization()).isEqualTo("Bearer access-token");
      assertThat(asked.language()).isEqualTo("vi");
    });
  }

  @Test
  void a_persons_number_stands_in_no_address() throws Exception {
    var session = new MockHttpSession();
    SERVICES.answer("/dossiers/search", 200, "[]");

    browser.perform(asWard(post("/dossiers").session(session).param("q", " 045142000123 ").with(csrf())))
        .andExpect(redirectedUrl("/dossiers?number"));
    browser.perform(asWard(get("/dossiers?number").session(session))).andExpect(status().isOk())
        .andExpect(content().string(containsString("045142000123")));
    browser.perform(asWard(post("/dossiers").param("q", "mừng").with(csrf())))
        .andExpect(redirectedUrlPattern("/dossiers?q=*"));

    assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().contains("045142000123"))
        .anyMatch(asked -> asked.body().contains("045142000123"));
  }

  @Test
  void a_refusal_stands_at_its_field() throws Exception {
    SERVICES.answer("/dossiers?query=x", 422,
        """
        {"errorKey": "search.too-short", "field": "query", "messages": {"vi": "Ít nhất hai chữ.", "en": "Two at least."}}""");
    browser.perform(asWard(get("/dossiers?q=x"))).andExpect(content().string(allOf(
        containsString("<a href=\"#q\">Ít nhất hai chữ.</a>"), containsString("aria-invalid=\"true\""),
        containsString("aria-describedby=\"q-error\""))));
  }

  @Test
  void html_in_a_name_stays_text() throws Exception {
    SERVICES.answer("/dossiers/" + ID, 200, DOSSIER);
    browser.perform(asWard(get("/dossiers/" + ID))).andExpect(status().isOk()).andExpect(content().string(allOf(
        containsString("&lt;script&gt;alert(1)&lt;/script&gt; Mừng"), not(containsString("<script>alert")),
        containsString("Người dân nộp hồ sơ, nộp tại quầy"))));
  }

  @Test
  void another_ward_s_dossier_names_the_rule() throws Exception {
    SERVICES.answer("/dossiers/" + ID, 403, """
        {"errorKey": "security.other-ward", "field": "ward",
         "messages": {"vi": "Hồ sơ thuộc phường 19336; bạn phụ trách phường khác.", "en": "Another ward's."}}""");
    browser.perform(asWard(get("/dossiers/" + ID))).andExpect(status().isForbidden()).andExpect(content().string(allOf(
        containsString("bạn phụ trách phường khác"), containsString("security.other-ward"))));
  }

  @Test
  void another_ward_s_code_in_the_address_bar_names_the_rule_too() throws Exception {
    SERVICES.answer("/dossiers/by-code?code=000.18.25.H50-221114-0003", 403,
        """
        {"errorKey": "security.other-ward", "field": "ward", "messages": {"vi": "Phường khác.", "en": "Another ward's."}}""");
    browser.perform(asWard(get("/dossiers/000.18.25.H50-221114-0003"))).andExpect(status().isForbidden())
        .andExpect(content().string(containsString("Phường khác.")));
  }

  @Test
  void an_unknown_dossier_and_a_service_that_is_away_are_pages_too() throws Exception {
    browser.perform(asWard(get("/dossiers/" + ID))).andExpect(status().isNotFound())
        .andExpect(content().string(containsString("Không có hồ sơ này.")));
    SERVICES.answer("/dossiers/" + ID, 503, "{}");
    browser.perform(asWard(get("/dossiers/" + ID))).andExpect(status().isServiceUnavailable())
        .andExpect(content().string(containsString("Dịch vụ tiếp nhận không trả lời.")));
  }

  @Test
  void a_part_whose_service_is_away_leaves_the_rest() throws Exception {
    SERVICES.answer("/dossiers/" + ID, 200, DOSSIER.replace("\"code\": null", "\"code\": \"000.1-2-3\""));
    SERVICES.answer("/dossiers/by-code?code=000.1-2-3", 503, "{}");
    browser.perform(asWard(get("/dossiers/" + ID))).andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("Phần này chưa lấy được"), containsString("Diễn biến"))));
  }

  private MockHttpServletRequestBuilder asWard(MockHttpServletRequestBuilder request) {
    return request.with(officer("ward-19333-1", Role.WARD_OFFICER, "19333"));
  }
}
