package vn.kip.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
            type: object
            properties:
              cold: {type: boolean, title: "Lạnh", titleEn: "is cold"}
              weight: {type: integer, title: "Cân nặng", titleEn: "weight"}
          rules:
            table: FIREWOOD.dmn
            rates:
              perKilo: {series: firewood, at: asOf}
      """;
  private static final String TABLE = """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="F" name="F" namespace="urn:kip:test">
        <inputData id="cold" name="cold"><variable name="cold"/></inputData>
        <inputData id="weight" name="weight"><variable name="weight"/></inputData>
        <inputData id="perKilo" name="perKilo"><variable name="perKilo"/></inputData>
        <decision id="entitlement" name="entitlement">
          <variable name="entitlement"/>
          <informationRequirement id="r1"><requiredInput href="#cold"/></informationRequirement>
          <informationRequirement id="r2"><requiredInput href="#weight"/></informationRequirement>
          <informationRequirement id="r3"><requiredInput href="#perKilo"/></informationRequirement>
          <decisionTable id="table" hitPolicy="COLLECT">
            <input id="in-1" label="Lạnh"><description>is cold</description>
              <inputExpression typeRef="boolean"><text>cold</text></inputExpression></input>
            <input id="in-2" label="Cân nặng"><description>weight</description>
              <inputExpression typeRef="number"><text>weight</text></inputExpression></input>
            <output id="out-rule" name="rule" typeRef="string"/>
            <output id="out-amount" name="amount" typeRef="number"/>
            <annotation name="Điều luật"/>
            <rule id="row-1">
              <inputEntry><text>true</text></inputEntry>
              <inputEntry><text>&lt; 100</text></inputEntry>
              <outputEntry><text>"wood"</text></outputEntry>
              <outputEntry><text>weight * perKilo</text></outputEntry>
              <annotationEntry><text>art. 2</text></annotationEntry>
            </rule>
            <rule id="row-2">
              <inputEntry><text>true</text></inputEntry>
              <inputEntry><text>&gt;= 100</text></inputEntry>
              <outputEntry><text>"much wood"</text></outputEntry>
              <outputEntry><text>100 * perKilo</text></outputEntry>
              <annotationEntry><text>art. 2</text></annotationEntry>
            </rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  @TempDir
  Path folder = Path.of("");

  @BeforeEach
  void lay_out() throws IOException {
    write("programmes.txt", "FIREWOOD\n");
    write("FIREWOOD.yaml", FIREWOOD);
    write("FIREWOOD.dmn", TABLE);
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
        .containsExactly(new Assessment.AppliedRate("firewood", "asOf", DAY, LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 1, 1), 500, "x"));
    assertThat(assessment.rules()).isEqualTo("FIREWOOD@2025-01-01");
  }

  @Test
  void versions_hold_one_after_the_other() {
    var programme = Catalogue.from(folder).find("FIREWOOD").orElseThrow();

    assertThat(programme.on(LocalDate.of(2024, 12, 31)).orElseThrow().limit()).hasToString("3 WD");
    assertThat(programme.on(LocalDate.of(2025, 1, 1)).orElseThrow().limit()).hasToString("2 WD");
  }

  @Test
  void a_version_like_another_says_only_what_is_new() throws IOException {
    write("FIREWOOD.yaml",
        FIREWOOD.replace("  - from: 2025-01-01\n", "  - from: 2025-01-01\n    to: 2027-12-31\n") + """
              - from: 2028-01-01
                like: 2025-01-01
                to: 2028-12-31
                law: "Decision 2/2027"
                shortened: {limit: "1.5 WD", decision: "Decision 3/2027"}
            ended: {vi: "Không còn", en: "no more", replacedBy: []}
            """);
    var programme = Catalogue.from(folder).find("FIREWOOD").orElseThrow();
    var version = programme.versions().getLast();

    assertThat(version.id()).isEqualTo("FIREWOOD@2028-01-01");
    assertThat(version.facts()).isEqualTo(programme.versions().get(1).facts());
    assertThat(version.limit()).hasToString("1.5 WD");
    assertThat(Objects.requireNonNull(version.shortened()).from()).hasToString("2 WD");
    assertThat(programme.isOpenOn(LocalDate.of(2029, 1, 1))).isFalse();
  }

  @Test
  void where_no_rate_is_known_for_the_date_an_appraiser_judges() {
    assertThat(assess(LocalDate.of(2024, 6, 1), Map.of("cold", true, "weight", 12)).status())
        .isEqualTo(Status.NEEDS_APPRAISAL);
    assertThat(assess(LocalDate.of(2024, 6, 1), Map.of("cold", false, "weight", 12)).status())
        .isEqualTo(Status.INELIGIBLE);
  }

  @ParameterizedTest(name = "{3}, line {2}: \"{0}\" instead of \"{1}\"")
  @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
      "from: 2025-01-02| from: 2025-01-01| 13| catalogue.gap",
      "from: 2024-12-31| from: 2025-01-01| 13| catalogue.gap",
      "to: 2019-12-31| to: 2024-12-31| 7| catalogue.gap",
      "code: WOOD| code: FIREWOOD| 1| catalogue.code",
      "statutory: false| statutory: true| 9| catalogue.limit",
      "limit: \"3 days\"| limit: \"3 WD\"| 6| catalogue.limit",
      "limit: \"soon\"| limit: \"1 WD\"| 11| catalogue.limit",
      "colour: red| code: FIREWOOD| 1| catalogue.unreadable",
      "series: water| series: firewood| 26| catalogue.no-rate",
      "at: moon| at: asOf| 26| catalogue.unknown-fact",
      "titleEn: \"\"| titleEn: \"is cold\"| 21| catalogue.translation",
      "type: wood| type: boolean| 13| catalogue.facts"})
  void a_file_that_contradicts_itself_is_refused_by_name_and_line(String wrong, String right, int line, String key)
      throws IOException {
    assertThat(FIREWOOD).contains(right);
    write("FIREWOOD.yaml", FIREWOOD.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)));

    refused("FIREWOOD.yaml", line, key);
  }

  @ParameterizedTest(name = "{3}, line {2}: \"{0}\" instead of \"{1}\"")
  @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
      "<text>warm</text>| <text>cold</text>| 11| catalogue.table",
      "<text>weight * height</text>| <text>weight * perKilo</text>| 19| catalogue.table",
      "<text>\"wood\"</text>| <text>\"much wood\"</text>| 26| catalogue.table",
      "label=\"\"| label=\"Lạnh\"| 0| catalogue.translation",
      "<annotationEntry><text></text>| <annotationEntry><text>art. 2</text>| 19| catalogue.no-article",
      "<text>0.333 * perKilo</text>| <text>weight * perKilo</text>| 19| catalogue.rounding",
      "<text>perKilo / 3</text>| <text>weight * perKilo</text>| 19| catalogue.rounding",
      "<text>&lt;= 100</text>| <text>&lt; 100</text>| 26| catalogue.contradicting-rows",
      "<text>[9..1]</text>| <text>&lt; 100</text>| 19| catalogue.unreachable-row"})
  void a_table_that_contradicts_itself_is_refused_by_name_and_line(String wrong, String right, int line, String key)
      throws IOException {
    assertThat(TABLE).contains(right);
    write("FIREWOOD.dmn", TABLE.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)));

    refused("FIREWOOD.dmn", line, key);
  }

  @Test
  void what_a_table_asks_for_stands_on_the_form() throws IOException {
    write("FIREWOOD.yaml", FIREWOOD.replace("cold: {type", "damp: {type"));

    refused("FIREWOOD.dmn", 3, "catalogue.unknown-fact");
  }

  @Test
  void a_table_that_is_named_must_be_there() throws IOException {
    write("FIREWOOD.yaml", FIREWOOD.replace("table: FIREWOOD.dmn", "table: COAL.dmn"));

    refused("COAL.dmn", 0, "catalogue.unreadable");
  }

  private void refused(String file, int line, String key) {
    assertThat(Catalogue.validate(folder)).anySatisfy(finding -> {
      assertThat(finding.key()).as(finding.reason()).isEqualTo(key);
      assertThat(finding.file()).isEqualTo(file);
      assertThat(finding.line()).as(finding.reason()).isEqualTo(line);
      assertThat(finding.meaning(Locale.of("vi"))).isNotEqualTo(finding.meaning(Locale.ENGLISH));
    });
    assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> Catalogue.from(folder));
  }

  @Test
  void rates_stand_in_order() throws IOException {
    write("rates.yaml", """
        firewood:
          - {from: 2025-01-01, inForceFrom: 2025-01-01, amount: 500, law: x}
          - {from: 2025-01-01, inForceFrom: 2025-01-01, amount: 600, law: y}
        """);

    assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> Catalogue.from(folder))
        .withMessage("rates.yaml:3: firewood: 2025-01-01 does not follow 2025-01-01");
  }

  @Test
  void a_file_that_is_listed_must_be_there() throws IOException {
    write("programmes.txt", "FIREWOOD\nCOAL\n");

    assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> Catalogue.from(folder))
        .satisfies(error -> assertThat(error.finding().file()).isEqualTo("COAL.yaml"))
        .satisfies(error -> assertThat(error.finding().key()).isEqualTo("catalogue.unreadable"));
  }
}
