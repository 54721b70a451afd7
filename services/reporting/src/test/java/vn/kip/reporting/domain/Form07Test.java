package vn.kip.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.kip.events.ReportingEvent.OverdueCauseStated;
import vn.kip.reporting.domain.Form07.Clause;
import vn.kip.reporting.domain.Form07.Count;

/** March 2022 under five working days: what was accepted on the 1st is due on the 8th. */
class Form07Test {

  private static final LocalDate FROM = LocalDate.of(2022, 3, 1);
  private static final LocalDate TO = LocalDate.of(2022, 3, 31);
  private static final Map<String, String> FIELDS = Map.of("ANY", "LABOUR");
  private static final List<Dossier> DOSSIERS = List.of(
      Dossier.accepted("2022-03-01 08:00").decided("2022-03-05 10:00"),
      Dossier.accepted("2022-03-01 08:01").decided("2022-03-10 10:00")
          .with("2022-04-02 08:00", new OverdueCauseStated("b1", "Nhập chậm", null)),
      Dossier.accepted("2022-03-01 08:02").decided("2022-03-11 10:00")
          .with("2022-04-02 08:00", new OverdueCauseStated("a2", "Hạn ngắn", "điều 8"))
          .with("2022-04-03 08:00", new OverdueCauseStated("a1", "Hai văn bản khác nhau", "điều 9")),
      Dossier.accepted("2022-03-01 08:03").decided("2022-03-14 10:00"),
      Dossier.accepted("2022-03-01 08:04").with("2022-04-05 08:00", new OverdueCauseStated("a1", "Như trên", "điều 9")),
      Dossier.accepted("2022-03-01 08:05").decided("2022-04-05 10:00"),
      Dossier.accepted("2022-03-29 08:00"));

  @Test
  void decided_late_and_open_overdue_are_kept_apart_and_the_last_statement_counts() {
    assertThat(form().rows()).containsExactly(new Form07.Row("LABOUR", "ANY", new Count(3, 1, Map.of("a1", 1, "b1", 1)),
        new Count(2, 1, Map.of("a1", 1)), List.of(new Clause("a1", "điều 9", 2))));
    assertThat(form().total().late()).isEqualTo(form().rows().getFirst().late());
    assertThat(form().total().programme()).isNull();
  }

  @Test
  void its_totals_are_columns_10_and_13_of_form_06() {
    var fold = new CaseFold(Dossier.FIVE_DAYS, Dossier.CALCULATOR);
    var cells = Form06.cells(DOSSIERS.stream().map(dossier -> fold.contribution(dossier.facts())).toList());
    var form06 = Form06.of(cells, FROM, TO, FIELDS, false).total();

    assertThat(form().total().late().total()).isEqualTo(form06.late());
    assertThat(form().total().openOverdue().total()).isEqualTo(form06.openOverdue());
    Stream.of(form().total().late(), form().total().openOverdue()).forEach(count -> assertThat(
        count.unstated() + count.causes().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(count.total()));
  }

  @Test
  void a_period_in_which_nothing_was_late_has_no_rows() {
    var form = Form07.of(readings(), FROM, LocalDate.of(2022, 3, 8), FIELDS);

    assertThat(form.rows()).isEmpty();
    assertThat(form.total()).isEqualTo(new Form07.Row(null, null, Count.NONE, Count.NONE, List.of()));
  }

  private static Form07 form() {
    return Form07.of(readings(), FROM, TO, FIELDS);
  }

  private static List<CaseReading> readings() {
    return DOSSIERS.stream().map(Dossier::reading).toList();
  }
}
