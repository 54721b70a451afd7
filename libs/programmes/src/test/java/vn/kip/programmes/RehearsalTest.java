package vn.kip.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.Rehearsal.Dossier;

/** A change of law is tried on what has been accepted before it is in force. */
class RehearsalTest {

  private static final Path BUNDLED = Path.of("src/main/resources/vn/kip/programmes/catalogue");
  private static final LocalDate FROM = LocalDate.of(2022, 1, 1);
  private static final LocalDate TO = LocalDate.of(2022, 12, 31);

  private final Dossier funeral = dossier("F1", "SOC_FUNERAL", "2022-03-01T02:00:00Z", Map.of("deathDate",
      "2022-02-20", "onAllowance", true, "childOfSingleParentOnAllowance", false, "age80WithSurvivorBenefit", false,
      "otherFuneralSupport", false));
  private final Dossier first = stopped("C1", "2022-01-10T02:00:00Z");
  private final Dossier second = stopped("C2", "2022-01-11T02:00:00Z");

  @TempDir
  Path folder = Path.of("");

  @BeforeEach
  void copy_the_bundled_folder() throws IOException {
    try (var files = Files.list(BUNDLED)) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  @Test
  void an_unchanged_catalogue_changes_nothing() {
    assertThat(changes()).isEmpty();
  }

  @Test
  void a_higher_amount_shows_the_money_it_costs() throws IOException {
    replace("SOC_FUNERAL.dmn", "20 * standard", "30 * standard");

    assertThat(changes()).singleElement().satisfies(change -> {
      assertThat(change.dossier()).isEqualTo(funeral);
      assertThat(change.before().amount()).isEqualTo(7_200_000);
      assertThat(change.difference()).isEqualTo(3_600_000);
    });
  }

  @Test
  void a_shorter_limit_shows_other_due_dates() throws IOException {
    replace("SOC_FUNERAL.yaml", "limit: \"5 WD\"", "limit: \"3 WD\"");

    assertThat(changes()).singleElement().satisfies(change -> {
      assertThat(change.before().due()).isEqualTo("2022-03-08");
      assertThat(change.after().due()).isEqualTo("2022-03-04");
      assertThat(change.difference()).isZero();
    });
  }

  @Test
  void who_loses_the_first_dossier_wins_by_the_second() throws IOException {
    replace("COV_STOPPED.dmn", "&lt;= date(\"2022-01-31\")", "&gt;= date(\"2022-01-11\")");

    assertThat(changes()).extracting(change -> change.dossier().code(), change -> change.after().status())
        .containsExactlyInAnyOrder(org.assertj.core.api.Assertions.tuple("C1", Status.INELIGIBLE),
            org.assertj.core.api.Assertions.tuple("C2", Status.ELIGIBLE));
  }

  @Test
  void only_the_period_is_shown_but_earlier_dossiers_count() {
    var rehearsal = rehearsal();

    assertThat(rehearsal.changes(List.of(first, second), LocalDate.of(2022, 1, 11), TO)).isEmpty();
  }

  private List<Rehearsal.Change> changes() {
    return rehearsal().changes(List.of(funeral, first, second), FROM, TO);
  }

  private Rehearsal rehearsal() {
    return new Rehearsal(Catalogue.bundled(), Catalogue.from(folder), new DeadlineCalculator(Calendars.vietnam()));
  }

  private void replace(String file, String text, String by) throws IOException {
    var before = Files.readString(folder.resolve(file));
    assertThat(before).contains(text);
    Files.writeString(folder.resolve(file), before.replace(text, by));
  }

  private static Dossier stopped(String code, String acceptedAt) {
    return dossier(code, "COV_STOPPED", acceptedAt, Map.of("employer", "An Bình", "taxCode", "3200000001", "lines",
        List.of(Map.of("name", "Lê Thị Hoa", "id", "045190000001", "insured", true, "from", "2021-08-02", "to",
            "2021-08-31", "pregnant", false, "childrenUnder6", 0))));
  }

  private static Dossier dossier(String code, String programme, String acceptedAt, Map<String, Object> facts) {
    return new Dossier(code, programme, "19333", Instant.parse(acceptedAt), "045172302395", facts);
  }
}
