package vn.kip.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kip.programmes.Reassessment.Cause;
import vn.kip.programmes.Reassessment.Look;

class ReassessmentTest {

  private static final Reassessment BY_AGE_AND_YEAR = new Reassessment(List.of(4, 16, 80), List.of("householdStatus"),
      "Decree 20/2021 art. 8(1)đ");

  @Test
  void a_birthday_counts_on_its_day_and_once() {
    Map<String, Object> person = Map.of("birthDate", "1942-05-16");

    assertThat(BY_AGE_AND_YEAR.between(person, day("2022-01-04"), day("2022-05-15"))).isEmpty();
    assertThat(BY_AGE_AND_YEAR.between(person, day("2022-01-04"), day("2022-05-16")))
        .containsExactly(new Look(day("2022-05-16"), List.of(new Cause("birthDate", 80))));
    assertThat(BY_AGE_AND_YEAR.between(person, day("2022-05-16"), day("2023-05-16"))).isEmpty();
  }

  @Test
  void a_leap_day_child_turns_four_on_the_leap_day_and_sixteen_too() {
    Map<String, Object> child = Map.of("birthDate", "2004-02-29");

    assertThat(BY_AGE_AND_YEAR.between(child, day("2004-03-01"), day("2022-01-01"))).extracting(Look::day)
        .containsExactly(day("2008-02-29"), day("2020-02-29"));
    assertThat(new Reassessment(List.of(22), List.of(), "law").between(child, day("2022-01-01"), day("2027-01-01")))
        .extracting(Look::day).containsExactly(day("2026-03-01"));
  }

  @Test
  void children_on_a_list_grow_up_too() {
    Map<String, Object> parent = Map.of("children",
        List.of(Map.of("birthDate", "2006-03-01"), Map.of("birthDate", "2018-03-01")));

    assertThat(BY_AGE_AND_YEAR.between(parent, day("2022-01-04"), day("2022-12-31")))
        .containsExactly(new Look(day("2022-03-01"),
            List.of(new Cause("children[0].birthDate", 16), new Cause("children[1].birthDate", 4))));
  }

  @Test
  void of_a_birth_year_alone_its_first_day_is_looked_at() {
    assertThat(BY_AGE_AND_YEAR.between(Map.of("birthDate", "1942"), day("2021-12-01"), day("2022-12-31")))
        .containsExactly(new Look(day("2022-01-01"), List.of(new Cause("birthDate", 80))));
  }

  @Test
  void what_is_no_date_calls_for_nothing() {
    assertThat(BY_AGE_AND_YEAR.between(Map.of("birthDate", "không rõ"), day("2021-12-01"), day("2022-12-31")))
        .isEmpty();
  }

  @Test
  void what_is_recognised_for_a_year_is_unknown_in_the_next() {
    Map<String, Object> poor = Map.of("householdStatus", "POOR", "hiv", false);

    assertThat(BY_AGE_AND_YEAR.between(poor, day("2022-01-04"), day("2023-12-31")))
        .containsExactly(new Look(day("2023-01-01"), List.of(new Cause("householdStatus", null))));
    assertThat(BY_AGE_AND_YEAR.standing(poor, day("2022-01-04"), day("2022-12-31"))).isEqualTo(poor);
    assertThat(BY_AGE_AND_YEAR.standing(poor, day("2022-01-04"), day("2023-01-01"))).isEqualTo(Map.of("hiv", false));
  }

  private static LocalDate day(String date) {
    return LocalDate.parse(date);
  }
}
