package vn.kip.service;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

class PossibleTimesTest {

  private final MockMvc http = door();

  private static MockMvc door() {
    var door = new PossibleTimes();
    var conversion = new DefaultFormattingConversionService();
    door.addFormatters(conversion);
    var json = JsonMapper.builder().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
        .addModule(door.possibleTimesInBodies()).build();
    return MockMvcBuilders.standaloneSetup(new Questions()).setConversionService(conversion)
        .setMessageConverters(new JacksonJsonHttpMessageConverter(json))
        .setControllerAdvice(
            new ProblemAdvice(new Problems(new ServiceBase().refusalTexts(), Nobody.known()), Nobody.wardsFirst()))
        .build();
  }

  @Test
  void what_can_be_is_read_and_what_is_empty_is_absent() throws Exception {
    http.perform(
        get(URI.create("/asked?from=1900-01-01&to=2999-12-31&month=2022-03&knownAt=2022-03-01T08:15:00%2B07:00")))
        .andExpect(status().isOk())
        .andExpect(content().json("[\"1900-01-01\",\"2999-12-31\",\"2022-03\",\"2022-03-01T01:15:00Z\"]"));
    http.perform(get("/asked?from=&to=&month=")).andExpect(status().isOk())
        .andExpect(content().json("[\"null\",\"null\",\"null\",\"null\"]"));
  }

  @ParameterizedTest
  @CsvSource({"from,-999999999-01-01", "from,1899-12-31", "to,%2B999999999-12-31", "to,3000-01-01", "to,2022-02-30",
      "month,1899-12", "month,%2B999999999-12", "knownAt,%2B999999999-12-31T23:59:59Z", "knownAt,1899-12-31T23:59:59Z",
      "knownAt,yesterday"})
  void a_parameter_that_cannot_be_is_refused_by_its_name(String name, String value) throws Exception {
    http.perform(get(URI.create("/asked?" + name + "=" + value)))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errorKey").value("request.impossible-time"))
        .andExpect(jsonPath("$.field").value(name))
        .andExpect(jsonPath("$.messages.vi").value(
            "Không phải là ngày hoặc thời điểm theo ISO 8601 trong các năm 1900 đến 2999."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"+999999999-12-31\"", "\"1899-12-31\"", "\"hôm qua\"", "5", "[2022,1,4]"})
  void a_member_of_a_body_that_cannot_be_is_refused_by_its_name(String day) throws Exception {
    http.perform(post("/settled").contentType(MediaType.APPLICATION_JSON).content("{\"paidOn\":" + day + "}"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errorKey").value("request.impossible-time"))
        .andExpect(jsonPath("$.field").value("paidOn"));
  }

  @Test
  void a_member_of_a_body_that_can_be_is_read() throws Exception {
    http.perform(post("/settled").contentType(MediaType.APPLICATION_JSON).content("{\"paidOn\":\"2022-03-01\"}"))
        .andExpect(status().isOk()).andExpect(content().json("[\"2022-03-01\"]"));
  }

  record Settlement(LocalDate paidOn) {}

  @RestController
  static class Questions {

    @GetMapping("/asked")
    List<String> asked(@RequestParam(required = false) @Nullable LocalDate from,
        @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
        @RequestParam(required = false) @Nullable YearMonth month,
        @RequestParam(required = false) @Nullable Instant knownAt) {
      return List.of(String.valueOf(from), String.valueOf(to), String.valueOf(month), String.valueOf(knownAt));
    }

    @PostMapping("/settled")
    List<String> settled(@RequestBody Settlement settlement) {
      return List.of(settlement.paidOn().toString());
    }
  }
}
