package vn.kip.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.kip.events.IndicatorEvent;
import vn.kip.programmes.Programme;

/** The demonstration year, dossier by dossier. */
class RegisterOf2022Test {

  private static final LocalDate FROM = LocalDate.of(2022, 1, 1);
  private static final LocalDate TO = LocalDate.of(2022, 1, 31);

  private static List<CaseReading> readings = List.of();
  private static Form06 form = new Form06(List.of(), emptyRow(), new Form06.Counts(0, 0, 0, 0, 0, 0));

  @BeforeAll
  static void read() throws IOException {
    var facts = RegisterFacts.read();
    readings = facts.stream().flatMap(ofOne -> RegisterFacts.FOLD.read(ofOne).stream()).toList();
    var fields = new LinkedHashMap<String, String>();
    RegisterFacts.CATALOGUE.programmes().stream().filter(Programme::statutory)
        .forEach(programme -> fields.put(programme.code(), programme.field()));
    var cells = Form06.cells(facts.stream().map(RegisterFacts.FOLD::contribution).toList());
    form = Form06.of(cells, FROM, TO, fields, true);
  }

  @Test
  void the_form_of_january_is_what_was_expected() throws IOException {
    var expected = RegisterFacts.JSON.readTree(Files.readString(RegisterFacts.YEAR.resolve("expected-january.json")))
        .path("periods").get(0).path("total");

    assertThat(form.total().received()).isEqualTo(expected.path("received").asInt());
    assertThat(form.total().openOverdue()).isEqualTo(expected.path("openOverdue").asInt());
  }

  @Test
  void behind_every_cell_stand_as_many_dossiers_as_it_says() {
    assertThat(form.rows()).hasSizeGreaterThan(50);
    for (var row : form.rows()) {
      var cells = RegisterFacts.JSON.<JsonNode>valueToTree(row);
      for (var column : Form06Column.values()) {
        if (column != Form06Column.WAITING) {
          assertThat(readings.stream()
              .filter(reading -> reading.submission().programme().equals(row.programme())
                  && reading.submission().ward().equals(row.ward()))
              .filter(reading -> column.holds(reading, FROM, TO)))
              .as("%s %s %s", row.programme(), row.ward(), column).hasSize(cells.path(column.key()).asInt());
        }
      }
    }
    assertThat(readings.stream().filter(reading -> Form06Column.WAITING.holds(reading, FROM, TO)))
        .hasSize(form.counts().waiting());
  }

  @Test
  void the_houses_of_2022_are_those_the_office_told_of() {
    var money = new MoneyOfYear(Year.of(2022));
    readings.forEach(money::add);

    assertThat(money.of("GRAT_BUILD").granted()).isEqualTo(21);
    assertThat(money.of("GRAT_BUILD").grantedAmount()).isEqualTo(1_729_500_000L);
    assertThat(money.of("GRAT_REPAIR").granted()).isEqualTo(17);
    assertThat(money.of("GRAT_REPAIR").grantedAmount()).isEqualTo(610_000_000L);
  }

  @Test
  void the_goals_of_2022_came_out_as_the_office_told() throws IOException {
    var statements = statements();
    var jobs = new Goal("jobs", "", "", Goal.Kind.SUM, "JOBS_CREATED", null, "JOBS_CREATED").in(Year.of(2022),
        statements);
    var trained = new Goal("trained", "", "", Goal.Kind.LAST, "TRAINED_LABOUR_RATE", null, "TRAINED_LABOUR_RATE")
        .in(Year.of(2022), statements);
    var poverty = new Goal("poverty", "", "", Goal.Kind.FALL, "POOR_HOUSEHOLDS", "HOUSEHOLDS", "POVERTY_RATE_FALL")
        .in(Year.of(2022), statements);

    assertThat(jobs.result()).isEqualByComparingTo("1743");
    assertThat(jobs.percentOfTarget()).isEqualByComparingTo("116.2");
    assertThat(trained.result()).isEqualByComparingTo("72.4");
    assertThat(trained.reached()).isTrue();
    assertThat(poverty.levels().stream().map(level -> level.part() + " " + level.percent()))
        .containsExactly("478 1.96", "422 1.72");
    assertThat(poverty.result()).isEqualByComparingTo("0.24");
    assertThat(poverty.reached()).isTrue();
  }

  @Test
  void a_year_of_which_nothing_was_counted_has_no_result() {
    var nothing = new Goal("jobs", "", "", Goal.Kind.SUM, "JOBS_CREATED", null, "JOBS_CREATED").in(Year.of(2021),
        List.of());

    assertThat(nothing.result()).isNull();
    assertThat(nothing.reached()).isNull();
  }

  private static List<IndicatorEvent> statements() throws IOException {
    var statements = new ArrayList<IndicatorEvent>();
    RegisterFacts.rows("targets.csv").forEach(
        row -> statements.add(new IndicatorEvent.TargetSet(Integer.parseInt(row.getField("year")),
            row.getField("indicator"), new BigDecimal(row.getField("value")), row.getField("unit"), "")));
    RegisterFacts.rows("indicators.csv").forEach(
        row -> statements.add(new IndicatorEvent.IndicatorObserved(LocalDate.parse(row.getField("date")),
            row.getField("indicator"), new BigDecimal(row.getField("value")), row.getField("unit"), "")));
    return statements;
  }

  private static Form06.Row emptyRow() {
    return new Form06.Row(null, null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
