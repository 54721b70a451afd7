package vn.kip.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.deadlines.Office.CALCULATOR;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import vn.kip.deadlines.ClockReading.Span;

/** Whatever happens to a dossier, in whatever order: the fold says what the rules say when asked afresh. */
class LegalClockPropertiesTest {

  private static final Instant EARLIEST = Office.at("2021-01-04 07:00");

  /** Acceptance stays inside the calendar; a restart may fall outside it. */
  private static final int LATEST_START = (5 * 365 + 180) * 1_440;

  private record Happening(Function<Instant, ClockEvent> what, int minutesLater) {}

  @Provide
  Arbitrary<Optional<TimeLimit>> limits() {
    return Arbitraries
        .of("22 WD", "5 WD", "2 CD", "1 WD", "12 H", "40 H", "15 CD from day 15", "5 WD > 7 WD > 12 CD", "")
        .map(text -> text.isEmpty() ? Optional.empty() : Optional.of(TimeLimit.parse(text)));
  }

  @Provide
  Arbitrary<List<ClockEvent>> histories() {
    Arbitrary<Function<Instant, ClockEvent>> kinds = Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(ClockEvent.SupplementRequested::new)),
        Tuple.of(4, Arbitraries.just(at -> new ClockEvent.SupplementReceived(at, at))),
        Tuple.of(2, Arbitraries.just(ClockEvent.Decided::new)),
        Tuple.of(1, Arbitraries.just(ClockEvent.Withdrawn::new)),
        Tuple.of(1, Arbitraries.just(at -> new ClockEvent.Accepted(at, at))));
    var gaps = Arbitraries.oneOf(
        Arbitraries.integers().between(0, 600),
        Arbitraries.integers().between(0, 5 * 1_440),
        Arbitraries.integers().between(0, 60 * 1_440));
    var happenings = Combinators.combine(kinds, gaps).as(Happening::new).list().ofMaxSize(6);
    var starts = Arbitraries.integers().between(0, LATEST_START).withDistribution(RandomDistribution.uniform());
    return Combinators.combine(starts, Arbitraries.integers().between(0, 2), happenings).as((start, before, list) -> {
      var events = new ArrayList<ClockEvent>();
      var at = EARLIEST.plus(Duration.ofMinutes(start));
      for (int i = 0; i <= list.size(); i++) {
        if (i == Math.min(before, list.size())) {
          events.add(new ClockEvent.Accepted(at, at));
        }
        if (i < list.size()) {
          at = at.plus(Duration.ofMinutes(list.get(i).minutesLater()));
          events.add(list.get(i).what().apply(at));
        }
      }
      return events;
    });
  }

  @Property(tries = 2_000)
  void on_every_day_a_dossier_stands_as_the_rules_say(@ForAll("limits") Optional<TimeLimit> limit,
      @ForAll("histories") List<ClockEvent> history) {
    var reading = LegalClock.read(CALCULATOR, limit.orElse(null), history);
    var naive = new NaiveClock(limit.orElse(null), history);

    var first = LocalTime.date(history.getFirst().at()).minusDays(2);
    var last = LocalTime.date(history.getLast().at()).plusDays(50);
    assertThat(first.datesUntil(last)).allSatisfy(asOf -> assertThat(reading.stateAt(asOf)).as("%s", asOf)
        .isEqualTo(naive.stateAt(asOf)));
  }

  @Property(tries = 2_000)
  void a_decision_is_classed_as_the_rules_say(@ForAll("limits") Optional<TimeLimit> limit,
      @ForAll("histories") List<ClockEvent> history) {
    var reading = LegalClock.read(CALCULATOR, limit.orElse(null), history);

    assertThat(reading.resultClass()).isEqualTo(new NaiveClock(limit.orElse(null), history).resultClass());
  }

  @Property(tries = 500)
  void spans_follow_one_another_without_gap_and_none_is_empty(@ForAll("limits") Optional<TimeLimit> limit,
      @ForAll("histories") List<ClockEvent> history) {
    var spans = LegalClock.read(CALCULATOR, limit.orElse(null), history).spans();

    for (int i = 0; i < spans.size(); i++) {
      var until = spans.get(i).until();
      if (i + 1 < spans.size()) {
        assertThat(until).isEqualTo(spans.get(i + 1).from());
      }
      if (until != null) {
        assertThat(until).isAfter(spans.get(i).from());
      }
    }
  }

  @Property(tries = 500)
  void what_is_not_yet_known_does_not_change_how_a_dossier_stood(@ForAll("limits") Optional<TimeLimit> limit,
      @ForAll("histories") List<ClockEvent> history) {
    var cut = LocalTime.date(history.get(history.size() / 2).at());
    var known = history.stream().filter(event -> event.at().isBefore(Office.endOf(cut))).toList();

    assertThat(LegalClock.read(CALCULATOR, limit.orElse(null), known).stateAt(cut))
        .isEqualTo(LegalClock.read(CALCULATOR, limit.orElse(null), history).stateAt(cut));
  }

  @Property(tries = 500)
  void there_is_a_verdict_for_every_request_and_at_most_one_is_lawful(@ForAll("limits") Optional<TimeLimit> limit,
      @ForAll("histories") List<ClockEvent> history) {
    var reading = LegalClock.read(CALCULATOR, limit.orElse(null), history);

    assertThat(reading.requests()).hasSize(
        (int) history.stream().filter(ClockEvent.SupplementRequested.class::isInstance).count());
    assertThat(reading.requests().stream().filter(verdict -> verdict == RequestVerdict.LAWFUL).count()).isLessThan(2);
    assertThat(reading.spans().stream().map(Span::state).filter(state -> state == OpenState.WAITING).count())
        .isLessThan(2);
  }
}
