package vn.kip.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LineListTest {

  private static final ProgrammeVersion SUSPENDED = Catalogue.bundled().find("COV_SUSPENDED").orElseThrow().versions()
      .getFirst();
  private static final FactType LIST = Objects.requireNonNull(SUSPENDED.facts().get("lines"));

  @Test
  void columns_may_be_named_in_either_language_or_as_the_fact() {
    var read = LineList.read(LIST, List.of("Họ và tên", "identity number", "insured", "Từ ngày", "to"),
        List.of(List.of("Lê Thị Hoa", "045190000001", "Có", "2/8/2021", "2021-08-31")));

    assertThat(read.problems()).isEmpty();
    assertThat(read.lines()).containsExactly(Map.of("name", "Lê Thị Hoa", "id", "045190000001", "insured", true, "from",
        "2021-08-02", "to", "2021-08-31"));
  }

  @Test
  void every_wrong_cell_is_named_by_row_and_column_and_the_rest_is_read() {
    var read = LineList.read(LIST, List.of("id", "from", "pregnant", "colour"),
        List.of(List.of("045190000001", "31/02/2021", "maybe", "red"), List.of("045190000002", "2021-08-02", "", "")));

    assertThat(read.problems()).extracting(problem -> problem.row() + " " + problem.column())
        .containsExactly("1 colour", "2 from", "2 pregnant");
    assertThat(read.lines()).hasSize(2);
  }

  @Test
  void empty_cells_are_unknown_and_empty_rows_are_none() {
    var read = LineList.read(LIST, List.of("id", "insured"), List.of(List.of("045190000001", ""), List.of("", " ")));

    assertThat(read.lines()).containsExactly(Map.of("id", "045190000001"));
  }

  @Test
  void an_answer_of_another_kind_than_asked_for_is_named_by_its_path() {
    Map<String, Object> facts = Map.of("employer", 7, "lines",
        List.of(Map.of("id", "045190000001", "insured", "yes"), Map.of("from", "2021-02-30")));

    assertThat(Form.unreadable(SUSPENDED, facts, LocalDate.of(2022, 1, 18))).containsExactly("employer",
        "lines[0].insured", "lines[1].from");
  }
}
