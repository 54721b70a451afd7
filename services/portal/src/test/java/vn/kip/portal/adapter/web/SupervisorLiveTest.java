package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kip.office.Role;

/** An open overview learns that its figures have changed, and fetches them. The timer rests: tests look by themselves. */
class SupervisorLiveTest extends PortalTest {

  private static final String MARK = "2022-12-14_0.41_1.7";

  private final MockHttpSession session = new MockHttpSession();

  @SuppressWarnings("NullAway.Init") // injected
  @Autowired
  private LiveFigures figures;

  @BeforeEach
  void reportingHasCome() {
    SERVICES.answer("/oauth2/token", 200, """
        {"access_token": "portal-token", "token_type": "Bearer", "expires_in": 3600}""");
    reportingIsAt(41);
  }

  @AfterEach
  void nobodyLooks() {
    if (!session.isInvalid()) {
      session.invalidate();
    }
    await().until(() -> figures.watching() == 0);
  }

  @Test
  void an_open_page_is_told_once_what_it_has_not_seen() throws Exception {
    var page = open(MARK);
    figures.look();
    reportingIsAt(42);
    figures.look();
    await().until(() -> told(page).contains("event:figures"));
    figures.look();

    assertThat(told(page)).contains("id:2022-12-14_0.42_1.7").doesNotContain(MARK).containsOnlyOnce("event:figures");
  }

  @Test
  void while_nothing_changes_only_the_line_is_kept() throws Exception {
    var page = open(MARK);
    int before = told(page).length();
    figures.look();
    await().until(() -> told(page).length() > before);

    assertThat(told(page)).startsWith(":").doesNotContain("event:");
  }

  @Test
  void all_who_look_are_told_by_one_question_asked_by_the_portal_itself() throws Exception {
    var first = open("");
    var second = open("older");
    figures.look();
    await().until(() -> told(first).contains(MARK) && told(second).contains(MARK));

    assertThat(SERVICES.asked()).filteredOn(asked -> asked.path().equals("/reports/position")).singleElement()
        .satisfies(asked -> assertThat(asked.authorization()).isEqualTo("Bearer portal-token"));
  }

  @Test
  void nobody_is_asked_while_nobody_looks() {
    figures.look();

    assertThat(SERVICES.asked()).isEmpty();
  }

  @Test
  void a_line_that_broke_goes_on_where_it_was() throws Exception {
    var page = browser.perform(as(Role.SUPERVISOR, get("/supervisor/live?seen=older")).header("Last-Event-ID", MARK))
        .andReturn();
    figures.look();
    reportingIsAt(43);
    figures.look();
    await().until(() -> told(page).contains("event:figures"));

    assertThat(told(page)).contains("0.43").containsOnlyOnce("event:figures");
  }

  @Test
  void who_signs_out_is_told_nothing_more() throws Exception {
    var page = open(MARK);
    session.invalidate();

    await().until(() -> figures.watching() == 0);
    assertThat(told(page)).contains("event:end");
  }

  @Test
  void a_page_is_not_told_longer_than_its_session_would_have_lasted() throws Exception {
    session.setMaxInactiveInterval(1);
    LivePage.opened(session, Instant.EPOCH);
    var page = open(MARK);
    figures.look();

    await().until(() -> figures.watching() == 0);
    assertThat(told(page)).contains("event:end");
  }

  @Test
  void while_reporting_is_away_the_line_is_kept() throws Exception {
    SERVICES.answer("/reports/position", 500, "{}");
    var page = open("older");
    int before = told(page).length();
    figures.look();
    await().until(() -> told(page).length() > before);

    assertThat(told(page)).doesNotContain("event:");
  }

  @Test
  void the_page_names_what_it_shows_and_its_figures_alone_are_fetched_again() throws Exception {
    open("older");
    reportingIsAt(201);
    figures.look();
    SERVICES.answer("/reports/on-time?period=2022", 200, SupervisorPagesTest.ON_TIME);
    SERVICES.answer("/worklist/backlog", 200, "[]");
    SERVICES.answer("/findings?period=2022&page=0", 200, """
        {"total": 0, "states": {"OPEN": 74}, "findings": []}""");
    browser.perform(as(Role.AUDITOR, get("/supervisor?period=2022"))).andExpect(content().string(allOf(
        containsString("sse-connect=\"/supervisor/live?seen="), containsString("_0.18204\""),
        containsString("hx-trigger=\"sse:figures\""), containsString("hx-get=\"/supervisor?period=2022\""),
        containsString("Cập nhật lúc"), containsString("role=\"status\""))));
    browser.perform(as(Role.AUDITOR, get("/supervisor?period=2022&lang=en")).header("HX-Request", "true"))
        .andExpect(status().isOk()).andExpect(content().string(allOf(containsString("class=\"verdict\""),
            containsString("52 decided late"), containsString("hx-swap-oob"), containsString("Updated at"),
            containsString("74 findings"), not(containsString("<html")), not(containsString("id=\"period\"")))));
    assertThat(SERVICES.asked()).filteredOn(asked -> asked.path().equals("/forecast")).hasSize(1);
  }

  @Test
  void pages_that_were_told_the_same_share_what_they_fetch() throws Exception {
    SERVICES.answer("/reports/on-time?period=2022", 200, SupervisorPagesTest.ON_TIME);
    open("older");
    reportingIsAt(101);
    figures.look();
    for (var role : new Role[]{Role.SUPERVISOR, Role.AUDITOR}) {
      browser.perform(as(role, get("/supervisor?period=2022")).header("HX-Request", "true"))
          .andExpect(content().string(containsString("52 giải quyết trễ")));
    }
    assertThat(SERVICES.asked()).filteredOn(asked -> asked.path().startsWith("/reports/on-time")).hasSize(1);

    reportingIsAt(102);
    figures.look();
    browser.perform(as(Role.AUDITOR, get("/supervisor?period=2022")).header("HX-Request", "true"));
    assertThat(SERVICES.asked()).filteredOn(asked -> asked.path().startsWith("/reports/on-time")).hasSize(2);
  }

  @Test
  void a_line_without_a_session_is_refused_and_not_come_back_to_after_signing_in() throws Exception {
    browser.perform(get("/supervisor/live").session(session).accept(MediaType.TEXT_EVENT_STREAM))
        .andExpect(status().isUnauthorized());

    assertThat(session.getAttributeNames().hasMoreElements()).isFalse();
  }

  @Test
  void only_supervisors_and_auditors_are_told() throws Exception {
    browser.perform(get("/supervisor/live").with(officer("ward-19333-1", Role.WARD_OFFICER, "19333")))
        .andExpect(status().isForbidden());
  }

  private MvcResult open(String seen) throws Exception {
    return browser.perform(as(Role.SUPERVISOR, get("/supervisor/live?seen=" + seen))).andExpect(status().isOk())
        .andExpect(request().asyncStarted()).andExpect(header().string("X-Accel-Buffering", "no")).andReturn();
  }

  private static String told(MvcResult page) throws Exception {
    return page.getResponse().getContentAsString(StandardCharsets.UTF_8);
  }

  private static void reportingIsAt(int offset) {
    SERVICES.answer("/reports/position", 200, """
        {"today": "2022-12-14", "seal": [{"partition": 1, "offset": 7, "sha256": "b"},
         {"partition": 0, "offset": %d, "sha256": "a"}]}""".formatted(offset));
  }

  private MockHttpServletRequestBuilder as(Role role, MockHttpServletRequestBuilder request) {
    return request.session(session).with(officer("supervisor-1", role, null));
  }
}
