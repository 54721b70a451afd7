package vn.kip.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** What a request has to pass before anybody reads it. */
class DoorTest {

  private static final JsonMapper JSON = JsonMapper
      .builder(JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).maxStringLength(4_000).build())
          .build())
      .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).addModule(new PlainBodies().plainTextsInBodies())
      .build();

  private final Problems problems = new Problems(new ServiceBase().refusalTexts(), Nobody.known());
  private final HeavyQuestions heavy = new HeavyQuestions(new HeavySettings(1, 2, Duration.ZERO));
  private final ProblemWriter writer = new ProblemWriter(problems, JSON);
  private final MockMvc http = MockMvcBuilders.standaloneSetup(new Desk())
      .setMessageConverters(new JacksonJsonHttpMessageConverter(JSON))
      .setControllerAdvice(new ProblemAdvice(problems, Nobody.wardsFirst())).addFilters(new PlainAddressFilter(writer))
      .addInterceptors(new RolesFirst(), new HeavyGate(heavy, writer)).build();

  @BeforeEach
  void someoneAsks() {
    var officer = new TestingAuthenticationToken("supervisor-1", "", "ROLE_SUPERVISOR");
    SecurityContextHolder.getContext().setAuthentication(officer);
  }

  @AfterEach
  void nobodyAsks() {
    SecurityContextHolder.clearContext();
  }

  @ParameterizedTest
  @CsvSource({"/desk?urgency=%00,urgency", "/desk?other=a%0bb,other", "/desk?a%00=1,query", "/de%00sk,path",
      "/desk?urgency=%7f,urgency", "/desk?urgency=%C2%85,urgency"})
  void a_control_character_in_an_address_is_refused_by_its_name(String address, String field) throws Exception {
    http.perform(get(URI.create(address))).andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errorKey").value("request.characters")).andExpect(jsonPath("$.field").value(field));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{'name': 'a\\u0000b'}|name", "{'name': '\\ud800'}|name",
      "{'name': 'x', 'facts': {'note': 'a\\u001bb'}}|facts.note",
      "{'name': 'x', 'facts': {'list': [{'deep': '\\u0007'}]}}|facts.list",
      "{'name': 'x', 'papers': ['ok', '\\u0001']}|papers.[1]"})
  void a_text_in_a_body_that_nobody_types_is_refused_where_it_stands(String body, String field) throws Exception {
    http.perform(sent(body)).andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errorKey").value("request.characters")).andExpect(jsonPath("$.field").value(field));
  }

  @Test
  void a_name_within_facts_is_held_to_the_same() throws Exception {
    http.perform(sent("{'name': 'x', 'facts': {'list': [{'a\\u0000': 1}]}}")).andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errorKey").value("request.characters"));
  }

  @Test
  void what_people_write_is_taken() throws Exception {
    http.perform(sent("{'name': 'Lê Hoa\\n\\tở Phường 1 \\ud83d\\ude00', 'facts': {}, 'papers': []}"))
        .andExpect(status().isOk());
    http.perform(get("/desk?urgency=gấp\n")).andExpect(status().isOk());
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 100_000})
  void what_is_nested_without_end_is_refused(int depth) throws Exception {
    http.perform(sent("{'name': 'x', 'facts': {'a': " + "[".repeat(depth) + "]".repeat(depth) + "}}"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errorKey").value("request.beyond-bounds"));
  }

  @Test
  void a_text_of_a_megabyte_is_refused_wherever_it_stands() throws Exception {
    http.perform(sent("{'name': 'x', 'facts': {'a': '" + "x".repeat(1_000_000) + "'}}"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errorKey").value("request.beyond-bounds"))
        .andExpect(jsonPath("$.messages.vi").value(containsString("quá dài")));
  }

  @Test
  void who_may_not_ask_is_not_told_how_to() throws Exception {
    SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("ward-1", "", "ROLE_OTHER"));
    http.perform(get("/report")).andExpect(status().isForbidden());
    someoneAsks();
    http.perform(get("/report")).andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.field").value("days"));
  }

  @Test
  void an_officer_who_asks_too_much_at_once_is_told_to_wait_and_others_are_not() throws Exception {
    var first = given(heavy.take("supervisor-1"));
    http.perform(report()).andExpect(status().isTooManyRequests()).andExpect(header().string("Retry-After", "5"))
        .andExpect(jsonPath("$.errorKey").value("service.busy"));
    http.perform(report().principal(() -> "supervisor-2")).andExpect(status().isOk());

    var second = given(heavy.take("supervisor-3"));
    http.perform(report().principal(() -> "supervisor-2")).andExpect(status().isServiceUnavailable())
        .andExpect(header().string("Retry-After", "5"));
    first.over();
    second.over();
    http.perform(report()).andExpect(status().isOk()).andExpect(content().string(containsString("x")));
    http.perform(report()).andExpect(status().isOk());
  }

  @Test
  void a_question_that_fails_gives_its_turn_back() throws Exception {
    for (int times = 0; times < 3; times++) {
      http.perform(get("/report?days=0").principal(() -> "supervisor-1"))
          .andExpect(status().isInternalServerError());
    }
    assertThat(heavy.take("supervisor-1")).isInstanceOf(HeavyQuestions.Turn.Given.class);
  }

  private static HeavyQuestions.Turn.Given given(HeavyQuestions.Turn turn) {
    assertThat(turn).isInstanceOf(HeavyQuestions.Turn.Given.class);
    return (HeavyQuestions.Turn.Given) turn;
  }

  private static MockHttpServletRequestBuilder report() {
    return get("/report?days=1").principal(() -> "supervisor-1");
  }

  private static MockHttpServletRequestBuilder sent(String body) {
    return post("/desk").contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
  }

  @RestController
  static class Desk {

    record Body(@NotNull @Size(max = 100) String name, @Nullable Map<String, Object> facts,
        @Nullable List<String> papers) {}

    @GetMapping("/desk")
    Map<String, String> list(@RequestParam(defaultValue = "") String urgency) {
      return Map.of("urgency", urgency);
    }

    @PostMapping("/desk")
    Body take(@Valid @RequestBody Body body) {
      return body;
    }

    @Heavy
    @GetMapping("/report")
    @PreAuthorize("hasRole('SUPERVISOR')")
    Map<String, Integer> report(@RequestParam int days) {
      return Map.of("x", 1 / days);
    }
  }
}
