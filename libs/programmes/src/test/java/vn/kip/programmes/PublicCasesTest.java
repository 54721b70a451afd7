package vn.kip.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.Deadline;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.TimeLimit;

/** The public cases: what is assessed and what is due, by the bundled catalogue. */
class PublicCasesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  static Stream<Arguments> assessments() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/eligibility-cases.jsonl"))
        .stream()
        .map(JSON::readTree)
        .map(node -> Arguments.of(
            node.path("id").asString() + " " + node.path("programme").asString() + " " + node.path("about").asString(),
            node));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("assessments")
  void a_dossier_is_assessed_as_the_law_says(String name, JsonNode node) {
    var asOf = LocalDate.parse(node.path("asOf").asString());
    var version = CATALOGUE.find(node.path("programme").asString()).flatMap(programme -> programme.on(asOf))
        .orElseThrow();
    Map<String, Object> facts = JSON.convertValue(node.path("facts"), new TypeReference<>() {
    });

    var assessment = new Assessor(CATALOGUE.rates()).assess(version, asOf, facts, null, Map.of());

    var expected = node.path("expected");
    assertThat(assessment.status()).hasToString(expected.path("status").asString());
    if (expected.has("category")) {
      assertThat(assessment.category()).isEqualTo(expected.path("category").asString());
      assertThat(assessment.coefficient())
          .isEqualByComparingTo(new BigDecimal(expected.path("coefficient").asString()));
    }
    if (expected.has("amount")) {
      assertThat(assessment.amount()).isEqualTo(expected.path("amount").asLong());
    }
    if (expected.has("entitledFrom") && !expected.has("parts")) {
      assertThat(assessment.entitledFrom())
          .isEqualTo(expected.path("entitledFrom").isNull() ? null : expected.path("entitledFrom").asString());
    }
    if (expected.has("parts")) {
      assertThat(assessment.parts().stream().map(PublicCasesTest::plain).toList())
          .isEqualTo(expected.path("parts").valueStream().map(PublicCasesTest::plain).toList());
    }
    if (expected.has("missing")) {
      List<String> missing = JSON.convertValue(expected.path("missing"), new TypeReference<>() {
      });
      assertThat(assessment.missing()).containsExactlyInAnyOrderElementsOf(missing);
    }
    assertThat(assessment.trace()).as("every answer explains itself").isNotEmpty();
  }

  private static List<Object> plain(Assessment.Part part) {
    return List.of(part.category(), part.coefficient().doubleValue(), part.amount(),
        String.valueOf(part.entitledFrom()));
  }

  private static List<Object> plain(JsonNode part) {
    return List.of(part.path("category").asString(), part.path("coefficient").asDouble(), part.path("amount").asLong(),
        part.path("entitledFrom").isNull() ? "null" : part.path("entitledFrom").asString());
  }

  static Stream<Arguments> deadlines() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/deadline-cases.csv")).stream().skip(1)
        .map(line -> Arguments.of((Object[]) line.split(",", 5)));
  }

  @ParameterizedTest
  @MethodSource("deadlines")
  void a_dossier_is_due_as_the_catalogue_says(String id, String programme, String limit, String start, String due) {
    // A case has no place for the mark of a provisional date.
    var calculator = new DeadlineCalculator(Calendars.vietnam().announced());
    var day = LocalDate.parse(start.substring(0, 10));
    var timeLimit = programme.isEmpty()
        ? TimeLimit.parse(limit)
        : Objects.requireNonNull(CATALOGUE.find(programme).flatMap(found -> found.on(day)).orElseThrow().limit());

    String computed;
    try {
      var receipt = timeLimit.inHours()
          ? calculator.due(timeLimit, OffsetDateTime.parse(start).toInstant())
          : calculator.due(timeLimit, day);
      computed = switch (receipt.due()) {
        case Deadline.EndOfDay(var date) -> date.toString();
        case Deadline.Moment(var instant) -> instant.atOffset(ZoneOffset.ofHours(7)).toString();
      };
    } catch (CalendarDoesNotReachException _) {
      computed = "ERROR";
    }

    assertThat(computed).as(id).isEqualTo(due);
  }

  @Test
  void a_receipt_of_a_due_date_is_plain_json() {
    var receipt = new DeadlineCalculator(Calendars.vietnam()).due(TimeLimit.parse("1 WD"), LocalDate.of(2022, 4, 8));

    assertThat(JSON.<JsonNode>valueToTree(receipt)).isEqualTo(JSON.readTree("""
        {"calendarRelease": "vn-2022.1", "start": "2022-04-08", "due": {"date": "2022-04-12"}, "stages": [
          {"limit": "1 WD", "start": "2022-04-08", "due": "2022-04-12", "days": [
            {"date": "2022-04-09", "counted": false, "why": "WEEKEND", "occasion": null},
            {"date": "2022-04-10", "counted": false, "why": "DAY_OFF",
             "occasion": {"vi": "Giỗ Tổ Hùng Vương", "en": "Hùng Kings' day"}},
            {"date": "2022-04-11", "counted": false, "why": "DAY_OFF",
             "occasion": {"vi": "Nghỉ bù Giỗ Tổ Hùng Vương", "en": "Hùng Kings' day, compensatory day"}},
            {"date": "2022-04-12", "counted": true, "why": "WORKING_DAY", "occasion": null}]}]}
        """));
  }
}
