package vn.kip.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.kip.deadlines.Office.CALCULATOR;

import java.time.LocalDate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import vn.kip.deadlines.DeadlineReceipt.DayReceipt;
import vn.kip.deadlines.TimeLimit.Stage;
import vn.kip.deadlines.TimeLimit.Unit;

/** Whatever the limit and the day: counted as a naive program counts. */
class LimitPropertiesTest {

  @Provide
  Arbitrary<TimeLimit> limits() {
    var stages = Combinators.combine(Arbitraries.integers().between(1, 40), Arbitraries.of(Unit.WD, Unit.CD))
        .as(Stage::new).list().ofMinSize(1).ofMaxSize(4);
    return Combinators.combine(stages, Arbitraries.integers().between(1, 28).injectNull(0.7)).as(TimeLimit::new);
  }

  @Provide
  Arbitrary<LocalDate> starts() {
    return Arbitraries.integers().between(0, 7 * 365).withDistribution(RandomDistribution.uniform())
        .map(LocalDate.of(2020, 1, 1)::plusDays);
  }

  @Property(tries = 2_000)
  void a_due_date_is_what_the_naive_count_says(@ForAll("limits") TimeLimit limit, @ForAll("starts") LocalDate start) {
    LocalDate expected;
    try {
      expected = NaiveDeadlines.chained(limit, start);
    } catch (NaiveCalendar.OutOfReach _) {
      assertThatExceptionOfType(CalendarDoesNotReachException.class)
          .isThrownBy(() -> CALCULATOR.due(limit, start));
      return;
    }
    assertThat(CALCULATOR.due(limit, start).due()).isEqualTo(new Deadline.EndOfDay(expected));
  }

  @Property(tries = 500)
  void a_receipt_can_be_counted_again(@ForAll("limits") TimeLimit limit, @ForAll("starts") LocalDate start) {
    if (start.getYear() > 2025) {
      start = start.minusYears(1);
    }
    var receipt = CALCULATOR.due(limit, start);

    var days = receipt.stages().stream().flatMap(stage -> stage.days().stream()).map(DayReceipt::date).toList();
    assertThat(days).as("every day from the one after the start to the due date, once, in order")
        .isEqualTo(start.plusDays(1).datesUntil(receipt.due().date().plusDays(1)).toList());
    for (int i = 0; i < limit.stages().size(); i++) {
      var stage = receipt.stages().get(i);
      assertThat(stage.days().stream().filter(DayReceipt::counted)).hasSize(limit.stages().get(i).amount());
      assertThat(stage.days().getLast().date()).isEqualTo(stage.due());
    }
    assertThat(NaiveCalendar.isWorkingDay(receipt.due().date())).isTrue();
  }

  @Property(tries = 200)
  void a_later_start_is_never_due_earlier(@ForAll("limits") TimeLimit limit, @ForAll("starts") LocalDate start) {
    if (start.getYear() > 2025) {
      start = start.minusYears(1);
    }
    assertThat(CALCULATOR.due(limit, start.plusDays(1)).due().date())
        .isAfterOrEqualTo(CALCULATOR.due(limit, start).due().date());
  }

  @Property(tries = 200)
  void what_is_printed_reads_back(@ForAll("limits") TimeLimit limit) {
    assertThat(TimeLimit.parse(limit.toString())).isEqualTo(limit);
    if (limit.startsOnDay() == null) {
      var commas = limit.stages().stream().map(Stage::toString).collect(Collectors.joining(","));
      assertThat(TimeLimit.parse(commas)).isEqualTo(limit);
    }
  }
}
