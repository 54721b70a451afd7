package vn.kip.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.programmes.Applicants.CATALOGUE;
import static vn.kip.programmes.Applicants.assess;
import static vn.kip.programmes.Applicants.list;
import static vn.kip.programmes.Applicants.person;
import static vn.kip.programmes.Applicants.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.programmes.Assessment.Status;

/** What is unknown is asked for, and never held against a person nor taken to be in his favour. */
class UnknownFactsTest {

  private static final LocalDate CLOSING_MONTH = LocalDate.of(2022, 1, 18);

  @ParameterizedTest
  @CsvSource({"COV_SUSPENDED,to", "COV_SUSPENDED,from", "COV_SUSPENDED,insured", "COV_SUSPENDED,pregnant",
      "COV_SUSPENDED,childrenUnder6", "COV_STOPPED,to", "COV_STOPPED,from"})
  void a_line_that_lacks_part_of_what_is_counted_is_asked_for(String programme, String fact) {
    var assessment = assess(programme, CLOSING_MONTH, list(worker("1"), worker("2", fact, "?")), null, Map.of());

    assertThat(assessment.status()).isEqualTo(Status.NEEDS_FACTS);
    assertThat(assessment.missing()).containsExactly("lines[1]." + fact);
  }

  @ParameterizedTest
  @CsvSource({"2021-12-10,ELIGIBLE_ONCE_KNOWN", "2021-12-17,ELIGIBLE_ONCE_KNOWN", "2021-12-18,NEVER",
      "2021-04-30,NEVER"})
  void a_line_without_an_end_is_refused_only_where_no_end_could_help(String from, String open) {
    var assessment = assess("COV_SUSPENDED", CLOSING_MONTH, list(worker("1", "from", from, "to", "?")), null,
        Map.of());

    assertThat(assessment.status())
        .isEqualTo(open.equals("NEVER") ? Status.INELIGIBLE : Status.NEEDS_FACTS);
  }

  @Test
  void a_number_that_stands_for_none_joins_nobody() {
    var assessment = assess("COV_SUSPENDED", CLOSING_MONTH,
        list(worker("000000000000"), worker("000000000000"), worker("123456789")), null, Map.of());

    assertThat(assessment.missing()).containsExactly("lines[0].id", "lines[1].id", "lines[2].id");
  }

  @Test
  void both_ends_of_a_line_are_asked_for_together() {
    assertThat(assess("COV_SUSPENDED", CLOSING_MONTH, list(worker("1", "from", "?", "to", "?")), null, Map.of())
        .missing()).containsExactly("lines[0].from", "lines[0].to");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0.5", "1.00001", "1e30", "10.5"})
  void a_count_that_nobody_can_have_is_asked_for(String count) {
    var number = new BigDecimal(count);

    assertThat(assess("COV_SUSPENDED", CLOSING_MONTH, list(worker("1", "childrenUnder6", number)), null, Map.of())
        .missing()).containsExactly("lines[0].childrenUnder6");
    assertThat(assess("COV_MEALS", Map.of("kind", "F0", "days", number, "birthDate", "1990")).missing())
        .containsExactly("days");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0194-03-12", "1794-01-01", "2022-03-17", "+12021-08-01", "0194", "1899", "2023",
      "2022-02-30"})
  void a_birth_date_that_nobody_can_have_is_asked_for(String birthDate) {
    assertThat(assess("SOC_MONTHLY", person("birthDate", birthDate)).missing()).containsExactly("birthDate");
  }

  record Known(String programme, LocalDate asOf, Map<String, Object> facts) {}

  /** A fact by its path, made unknown. */
  record Forgotten(Known known, String path, Map<String, Object> rest) {}

  private static final List<Known> KNOWN = known();

  private static List<Known> known() {
    var json = JsonMapper.builder().build();
    try {
      return Files.readAllLines(Path.of("src/test/resources/eligibility-cases.jsonl")).stream().map(json::readTree)
          .map(node -> new Known(node.path("programme").asString(), LocalDate.parse(node.path("asOf").asString()),
              json.convertValue(node.path("facts"), new TypeReference<Map<String, Object>>() {
              })))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Provide
  Arbitrary<Forgotten> forgotten() {
    return Arbitraries.randomValue(UnknownFactsTest::forget);
  }

  private static Forgotten forget(Random random) {
    while (true) {
      var known = KNOWN.get(random.nextInt(KNOWN.size()));
      var places = places("", known.facts());
      if (!places.isEmpty()) {
        var path = places.get(random.nextInt(places.size()));
        return new Forgotten(known, path, without(known.facts(), path));
      }
    }
  }

  private static List<String> places(String prefix, Map<?, ?> facts) {
    var places = new ArrayList<String>();
    facts.forEach((name, value) -> {
      if (value instanceof List<?> members) {
        for (int i = 0; i < members.size(); i++) {
          places.addAll(places(prefix + name + "[" + i + "].", (Map<?, ?>) members.get(i)));
        }
      }
      places.add(prefix + name);
    });
    return places;
  }

  private static Map<String, Object> without(Map<?, ?> facts, String path) {
    var rest = new HashMap<String, Object>();
    facts.forEach((name, value) -> rest.put(String.valueOf(name), value));
    int end = path.indexOf("].");
    if (end < 0) {
      rest.remove(path);
      return rest;
    }
    var list = path.substring(0, path.indexOf('['));
    int index = Integer.parseInt(path.substring(path.indexOf('[') + 1, end));
    var members = new ArrayList<Object>((List<?>) rest.getOrDefault(list, List.of()));
    members.set(index, without((Map<?, ?>) members.get(index), path.substring(end + 2)));
    rest.put(list, members);
    return rest;
  }

  @Property(tries = 400)
  void one_fact_less_never_refuses_whom_its_value_made_eligible(@ForAll("forgotten") Forgotten forgotten) {
    var before = answer(forgotten.known(), forgotten.known().facts());
    var after = answer(forgotten.known(), forgotten.rest());

    if (before.status() == Status.ELIGIBLE) {
      assertThat(after.status()).isNotEqualTo(Status.INELIGIBLE);
    }
    if (after.status() != before.status()) {
      assertThat(after.status()).isEqualTo(Status.NEEDS_FACTS);
      assertThat(after.missing()).contains(forgotten.path());
    }
    if (after.status() == Status.ELIGIBLE) {
      assertThat(after.amount()).as("granted without asking, so the answer cannot matter").isEqualTo(before.amount());
    }
  }

  private static Assessment answer(Known known, Map<String, Object> facts) {
    var version = CATALOGUE.find(known.programme()).flatMap(found -> found.on(known.asOf())).orElseThrow();
    return new Assessor(CATALOGUE.rates()).assess(version, known.asOf(), facts, null, Map.of());
  }
}
