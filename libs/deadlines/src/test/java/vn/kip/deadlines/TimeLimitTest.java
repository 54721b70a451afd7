package vn.kip.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.deadlines.TimeLimit.Stage;
import vn.kip.deadlines.TimeLimit.Unit;

class TimeLimitTest {

  private static final TimeLimit MERIT = new TimeLimit(
      List.of(new Stage(5, Unit.WD), new Stage(7, Unit.WD), new Stage(12, Unit.CD)), null);

  @ParameterizedTest
  @ValueSource(strings = {"5 WD > 7 WD > 12 CD", "5 WD, 7 WD, 12 CD", "5 WD → 7 WD → 12 CD", " 5WD,7  WD>12 CD "})
  void stages_are_separated_by_arrows_or_commas(String text) {
    assertThat(TimeLimit.parse(text)).isEqualTo(MERIT);
  }

  @Test
  void the_day_of_the_month_on_which_a_limit_starts_is_read() {
    assertThat(TimeLimit.parse("15 CD from day 15"))
        .isEqualTo(new TimeLimit(List.of(new Stage(15, Unit.CD)), 15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"22 WD", "2 CD", "12 H", "5 WD > 7 WD > 12 CD", "15 CD from day 15"})
  void a_limit_prints_as_it_is_read(String text) {
    assertThat(TimeLimit.parse(text)).hasToString(text);
  }

  @Test
  void only_a_limit_in_hours_is_in_hours() {
    assertThat(TimeLimit.parse("12 H").inHours()).isTrue();
    assertThat(MERIT.inHours()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "WD", "0 WD", "-3 WD", "5 days", "5 wd", "5 WD >", "5 WD 7 WD", "12345 WD"})
  void what_is_no_limit_is_refused_and_quoted(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> TimeLimit.parse(text))
        .withMessageStartingWith("not a limit such as 5 WD, 12 CD or 12 H: ");
  }

  @Test
  void hours_cannot_be_chained() {
    assertThatIllegalArgumentException().isThrownBy(() -> TimeLimit.parse("12 H > 2 WD"))
        .withMessage("hours cannot be chained");
    assertThatIllegalArgumentException().isThrownBy(() -> TimeLimit.parse("2 WD > 12 H"))
        .withMessage("hours cannot be chained");
  }

  @Test
  void hours_do_not_wait_for_a_day_of_the_month() {
    assertThatIllegalArgumentException().isThrownBy(() -> TimeLimit.parse("12 H from day 15"))
        .withMessage("hours start at the event, not on a day of the month");
  }

  @Test
  void a_limit_has_at_least_one_stage() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TimeLimit(List.of(), null))
        .withMessage("a limit has at least one stage");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 29, 31})
  void a_limit_starts_on_a_day_that_every_month_has(int day) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TimeLimit(List.of(new Stage(15, Unit.CD)), day))
        .withMessage("not a day of every month: " + day);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 28})
  void the_first_and_the_28th_are_days_of_every_month(int day) {
    assertThat(new TimeLimit(List.of(new Stage(15, Unit.CD)), day).startsOnDay()).isEqualTo(day);
  }
}
