package vn.kip.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kip.reporting.domain.Flow.Piece;

class FlowTest {

  private static final Map<String, String> FIELDS = Map.of("ANY", "LABOUR");
  private static final LocalDate LATER = LocalDate.of(2030, 1, 1);

  @Test
  void a_month_is_told_by_weeks_a_year_by_months_and_a_long_time_by_years() {
    assertThat(Flow.pieces(day("2022-11-15"), day("2022-12-14"), LATER)).hasSize(5)
        .startsWith(new Piece(day("2022-11-15"), day("2022-11-21")))
        .endsWith(new Piece(day("2022-12-13"), day("2022-12-14")));
    assertThat(Flow.pieces(day("2021-12-15"), day("2022-12-14"), LATER)).hasSize(12)
        .startsWith(new Piece(day("2021-12-15"), day("2022-01-14")));
    assertThat(Flow.pieces(day("2010-01-01"), day("2022-12-31"), LATER)).hasSize(13);
  }

  @Test
  void months_from_the_31st_leave_out_no_day_and_count_none_twice() {
    var pieces = Flow.pieces(day("2022-01-31"), day("2022-12-31"), LATER);

    for (int at = 1; at < pieces.size(); at++) {
      assertThat(pieces.get(at).from()).isEqualTo(pieces.get(at - 1).to().plusDays(1));
    }
    assertThat(pieces.getLast().to()).isEqualTo(day("2022-12-31"));
  }

  @Test
  void days_to_come_have_no_flow_yet() {
    assertThat(Flow.pieces(day("2021-12-15"), day("2022-12-14"), day("2022-01-20"))).containsExactly(
        new Piece(day("2021-12-15"), day("2022-01-14")), new Piece(day("2022-01-15"), day("2022-01-20")));
    assertThat(Flow.pieces(day("2022-12-15"), day("2023-12-14"), day("2022-01-20"))).isEmpty();
  }

  @Test
  void all_pieces_together_are_the_form_of_the_period() {
    var from = day("2022-02-01");
    var to = day("2022-03-20");
    var fold = new CaseFold(Dossier.FIVE_DAYS, Dossier.CALCULATOR);
    var cells = Form06.cells(List.of(
        Dossier.accepted("2022-01-20 08:00").decided("2022-02-08 10:00"),
        Dossier.accepted("2022-02-03 08:00").decided("2022-02-05 10:00"),
        Dossier.accepted("2022-03-01 08:02").decided("2022-03-11 10:00"),
        Dossier.accepted("2022-03-16 08:00")).stream().map(dossier -> fold.contribution(dossier.facts())).toList());
    var form = Form06.of(cells, from, to, FIELDS, false).total();

    var flows = Flow.pieces(from, to, LATER).stream()
        .map(piece -> Flow.of(piece, Form06.of(cells, piece.from(), piece.to(), FIELDS, false).total())).toList();

    assertThat(flows.stream().mapToInt(Flow::received).sum()).isEqualTo(form.received() - form.carriedOver());
    assertThat(flows.stream().mapToInt(Flow::resolved).sum()).isEqualTo(form.resolved()).isEqualTo(3);
    assertThat(flows.getLast().open()).isEqualTo(form.open()).isEqualTo(1);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
