package vn.kip.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.programmes.Assessment.Status;

/** An office's own folder: what an officer may change, and what is refused before anybody is assessed by it. */
class CatalogueFilesTest {

  private static final LocalDate DAY = LocalDate.of(2030, 1, 1);
  private static final String FIREWOOD = """
      code: FIREWOOD
      field: SOCIAL_PROTECTION
      statutory: true
      names: {vi: "Củi sưởi", en: "firewood"}
      versions:
        - from: 2020-01-01
          to: 2024-12-31
          law: "none"
          limit: "3 WD"
          stages:
            - {id: appraise, actor: DIVISION, limit: "1 WD"}
          payment: {kind: ONCE, instalments: 1}
        - from: 2025-01-01
          law: "Decision 1/2025"
          limit: "2 WD"
          stages: []
          payment: {kind: ONCE, instalments: 1}
          facts:
            cold: {type: BOOLEAN, names: {vi: "Lạnh", en: "is cold"}}
            weight: {type: NUMBER, names: {vi: "Cân nặng", en: "weight"}, candidates: [1, 2]}
          rules:
            rates:
              perKilo: {series: firewood, at: asOf}
            conditions:
              isCold: {when: "cold", article: "art. 1", vi: "Lạnh", en: "is cold"}
            rules:
              - {id: wood, when: [isCold], article: "art. 2", amount: "weight * perKilo", fullBirthDate: false}
      """;

  @TempDir
  Path folder = Path.of("");

  @BeforeEach
  void lay_out() throws IOException {
    write("programmes.txt", "FIREWOOD\n");
    write("FIREWOOD.yaml", FIREWOOD);
    write("rates.yaml", "firewood:\n  - {from: 2025-01-01, inForceFrom: 2025-01-01, amount: 500, law: x}\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Assessment assess(LocalDate asOf, Map<String, Object> facts) {
    var catalogue = Catalogue.from(folder);
    var version = catalogue.find("FIREWOOD").orElseThrow().versions().getLast();
    return new Assessor(catalogue.rates()).assess(version, asOf, facts, null, Map.of());
  }

  @Test
  void a_new_programme_is_a_file_and_no_code() {
    var assessment = assess(DAY, Map.of("cold", true, "weight", 12));

    assertThat(assessment.status()).isEqualTo(Status.ELIGIBLE);
    assertThat(assessment.amount()).isEqualTo(6_000);
    assertThat(assessment.rates())
        .containsExactly(new Assessment.AppliedRate("firewood", LocalDate.of(2025, 1, 1), 500, "x"));
    assertThat(assessment.rules()).isEqualTo("FIREWOOD@2025-01-01");
  }

  @Test
  void versions_hold_one_after_the_other() {
    var programme = Catalogue.from(folder).find("FIREWOOD").orElseThrow();

    assertThat(programme.on(LocalDate.of(2024, 12, 31)).orElseThrow().limit()).hasToString("3 WD");
    assertThat(programme.on(LocalDate.of(2025, 1, 1)).orElseThrow().limit()).hasToString("2 WD");
  }

  @Test
  void where_no_rate_is_known_for_the_date_an_appraiser_judges() {
    assertThat(assess(LocalDate.of(2024, 6, 1), Map.of("cold", true, "weight", 12)).status())
        .isEqualTo(Status.NEEDS_APPRAISAL);
    assertThat(assess(LocalDate.of(2024, 6, 1), Map.of("cold", false, "weight", 12)).status())
        .isEqualTo(Status.INELIGIBLE);
  }

  @ParameterizedTest(name = "{2}: \"{0}\" instead of \"{1}\"")
  @CsvSource(delimiter = ';', quoteCharacter = '\'', value = {
      "from: 2025-01-02; from: 2025-01-01; catalogue.gap",
      "from: 2024-12-31; from: 2025-01-01; catalogue.gap",
      "to: 2019-12-31; to: 2024-12-31; catalogue.gap",
      "code: WOOD; code: FIREWOOD; catalogue.code",
      "statutory: false; statutory: true; catalogue.limit",
      "limit: \"3 days\"; limit: \"3 WD\"; catalogue.limit",
      "limit: \"soon\"; limit: \"1 WD\"; catalogue.limit",
      "colour: red; code: FIREWOOD; catalogue.unreadable",
      "when: [isWarm]; when: [isCold]; catalogue.unknown-condition",
      "when: []; when: [isCold]; catalogue.unused-condition",
      "amount: \"height * 2\"; amount: \"weight * perKilo\"; catalogue.expression",
      "amount: \"weight * \"; amount: \"weight * perKilo\"; catalogue.expression",
      "when: \"warm\"; when: \"cold\"; catalogue.expression",
      "coefficient: \"2\"; amount: \"weight * perKilo\"; catalogue.no-rate",
      "coefficient: \"2\", amount: \"weight\"; amount: \"weight * perKilo\"; catalogue.rule-money",
      "series: water; series: firewood; catalogue.no-rate",
      "at: moon; at: asOf; catalogue.unknown-fact",
      "candidates: []; candidates: [1, 2]; catalogue.no-candidates",
      "rules: {lines: {fact: nobody, person: id}, #; rules:; catalogue.unreadable"})
  void a_file_that_contradicts_itself_is_refused_by_name(String wrong, String right, String key) throws IOException {
    assertThat(FIREWOOD).contains(right);
    write("FIREWOOD.yaml", FIREWOOD.replaceFirst(Pattern.quote(right),
        Matcher.quoteReplacement(wrong)));

    assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> Catalogue.from(folder))
        .satisfies(error -> {
          assertThat(error.key()).isEqualTo(key);
          assertThat(error.file()).isEqualTo("FIREWOOD.yaml");
          assertThat(error.getMessage()).startsWith("FIREWOOD.yaml: ");
        });
  }

  @Test
  void rates_stand_in_order() throws IOException {
    write("rates.yaml", """
        firewood:
          - {from: 2025-01-01, inForceFrom: 2025-01-01, amount: 500, law: x}
          - {from: 2025-01-01, inForceFrom: 2025-01-01, amount: 600, law: y}
        """);

    assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> Catalogue.from(folder))
        .withMessage("rates.yaml: firewood: 2025-01-01 does not follow 2025-01-01");
  }

  @Test
  void a_file_that_is_listed_must_be_there() throws IOException {
    write("programmes.txt", "FIREWOOD\nCOAL\n");

    assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> Catalogue.from(folder))
        .satisfies(error -> assertThat(error.file()).isEqualTo("COAL.yaml"))
        .satisfies(error -> assertThat(error.key()).isEqualTo("catalogue.unreadable"));
  }
}
