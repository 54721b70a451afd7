package vn.kip.payruns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import vn.kip.payruns.GrantEvent.Allocation;
import vn.kip.payruns.GrantEvent.Why;
import vn.kip.payruns.RunPlanner.Outcome.Planned;
import vn.kip.payruns.RunPlanner.Request;

/** Whatever happens to a grant, its month is neither owed twice nor forgotten. */
class RandomHistoriesTest {

  private static final YearMonth FIRST = YearMonth.of(2022, 1);
  private static final LocalDate KNOWN_ON = LocalDate.of(2022, 12, 20);
  private static final Instant AT = Grants.on("2022-06-01");
  private static final long STANDARD = 360_000;
  private static final Request RUN = new Request(YearMonth.of(2023, 1), KNOWN_ON, Set.of(), true);

  @Property(tries = 2000)
  void due_less_net_is_what_a_count_month_by_month_says(@ForAll("histories") List<GrantEvent> history) {
    var terms = Grants.allowance("A", "2022-01", "2022-01-10");
    var plan = plan(terms, history);
    var oracle = new MonthByMonth(history);
    var planned = new TreeMap<YearMonth, Long>();
    lines(plan).forEach(part -> planned.merge(part.month(), part.amount(), Long::sum));
    var overpaid = new TreeMap<YearMonth, Long>();
    plan.overpaid().forEach(over -> overpaid.put(over.month(), over.amount()));
    assertThat(planned).isEqualTo(oracle.owed(RUN.month()));
    assertThat(overpaid).isEqualTo(oracle.overpaid());
  }

  @Property(tries = 1000)
  void after_a_run_nothing_is_owed_until_something_happens(@ForAll("histories") List<GrantEvent> history) {
    var terms = Grants.allowance("A", "2022-01", "2022-01-10");
    var first = plan(terms, history);
    var ordered = new ArrayList<>(history);
    var allocations = lines(first).stream().map(part -> new Allocation(part.month(), part.amount())).toList();
    ordered.add(new GrantEvent.Ordered(AT, allocations));
    var again = plan(terms, ordered);
    assertThat(lines(again)).isEmpty();
    assertThat(again.overpaid()).isEqualTo(first.overpaid());
  }

  @Property(tries = 1000)
  void what_came_to_nothing_is_owed_again_as_carried(@ForAll("histories") List<GrantEvent> history) {
    var terms = Grants.allowance("A", "2022-01", "2022-01-10");
    var before = plan(terms, history);
    var allocations = lines(before).stream().map(part -> new Allocation(part.month(), part.amount())).toList();
    var back = new ArrayList<>(history);
    back.add(new GrantEvent.Ordered(AT, allocations));
    back.add(new GrantEvent.CameToNothing(AT, Why.REJECTED, allocations));
    assertThat(lines(plan(terms, back)).stream().mapToLong(RunPlan.LinePart::amount).sum())
        .isEqualTo(lines(before).stream().mapToLong(RunPlan.LinePart::amount).sum());
    assertThat(lines(plan(terms, back))).allMatch(part -> part.kind() == RunPlan.Kind.CARRIED);
  }

  private static List<RunPlan.LinePart> lines(RunPlan plan) {
    var parts = new ArrayList<RunPlan.LinePart>();
    plan.lines().forEach(line -> parts.addAll(line.parts()));
    plan.held().forEach(held -> parts.addAll(held.line().parts()));
    return parts;
  }

  private static RunPlan plan(Terms terms, List<GrantEvent> history) {
    var standing = Standing.of(terms);
    history.forEach(standing::take);
    return ((Planned) Grants.PLANNER.plan(RUN, List.of(standing))).plan();
  }

  @Provide
  Arbitrary<List<GrantEvent>> histories() {
    var months = Arbitraries.integers().between(0, 14).map(FIRST::plusMonths);
    var amounts = Arbitraries.of(STANDARD, STANDARD * 3 / 2, 100_000L);
    var allocations = Combinators.combine(months, amounts).as(Allocation::new).list().ofMinSize(1).ofMaxSize(3);
    var halves = Arbitraries.of("0.5", "1.0", "1.5", "2.0");
    return Arbitraries.<GrantEvent>frequencyOf(
        Tuple.of(3, allocations.map(sums -> new GrantEvent.Ordered(AT, sums))),
        Tuple.of(2, Combinators.combine(Arbitraries.of(Why.class), allocations)
            .as((why, sums) -> new GrantEvent.CameToNothing(AT, why, sums))),
        Tuple.of(1, Combinators.combine(months, Arbitraries.of(-60_000L, STANDARD))
            .as((month, sum) -> new GrantEvent.BookedOtherwise(AT, List.of(new Allocation(month, sum))))),
        Tuple.of(2, Combinators.combine(months, halves)
            .as((from, half) -> new GrantEvent.Adjusted(AT, from, List.of(Part.of("K", half))))),
        Tuple.of(1, months.map(from -> new GrantEvent.Suspended(AT, from))),
        Tuple.of(1, Combinators.combine(months, Arbitraries.of(true, false))
            .as((from, back) -> new GrantEvent.Resumed(AT, from, back))),
        Tuple.of(1, months.map(from -> new GrantEvent.Stopped(AT, from))),
        Tuple.of(1, months.map(last -> new GrantEvent.MovedOut(AT, last))),
        Tuple.of(1, months.map(month -> new GrantEvent.Died(AT, month.atEndOfMonth()))))
        .list().ofMaxSize(9);
  }

  /** The same rules, counted one month after the other without steps or shortcuts. */
  private static final class MonthByMonth {

    private static final int LONGEST = 20;
    private final Map<YearMonth, Long> due = new TreeMap<>();
    private final Map<YearMonth, Long> net = new TreeMap<>();

    MonthByMonth(List<GrantEvent> history) {
      for (int i = 0; i < LONGEST; i++) {
        var month = FIRST.plusMonths(i);
        due.put(month, due(month, history));
        net.put(month, net(month, history));
      }
    }

    private static long due(YearMonth month, List<GrantEvent> history) {
      var parts = "1.0";
      boolean isSuspended = false;
      boolean isForfeited = false;
      boolean hasEnded = false;
      YearMonth death = null;
      for (var event : history) {
        switch (event) {
          case GrantEvent.Adjusted(_, var from, var now) -> parts = month.isBefore(from)
              ? parts
              : String.valueOf(now.getFirst().coefficient());
          case GrantEvent.Suspended(_, var from) -> isSuspended |= !month.isBefore(from);
          case GrantEvent.Resumed(_, var from, var back) -> {
            isForfeited |= isSuspended && !back && month.isBefore(from);
            isSuspended = false;
          }
          case GrantEvent.Stopped(_, var from) -> hasEnded |= !month.isBefore(from);
          case GrantEvent.MovedOut(_, var last) -> hasEnded |= month.isAfter(last);
          case GrantEvent.Died(_, var day) -> death = YearMonth.from(day);
          case GrantEvent.DeathReported _,GrantEvent.MoveReported _,GrantEvent.Moved _,GrantEvent.MethodChanged _,GrantEvent.Ordered _,GrantEvent.CameToNothing _,GrantEvent.BookedOtherwise _,GrantEvent.Collected _,GrantEvent.PayeeKnown _ -> {
            // Changes nothing of what is due.
          }
        }
      }
      boolean isDead = death != null && month.isAfter(death);
      return isSuspended || isForfeited || hasEnded || isDead ? 0 : (long) (Double.parseDouble(parts) * STANDARD);
    }

    private static long net(YearMonth month, List<GrantEvent> history) {
      long net = 0;
      for (var event : history) {
        net = Math.max(0, net + switch (event) {
          case GrantEvent.Ordered(_, var sums) -> of(month, sums);
          case GrantEvent.CameToNothing(_, _, var sums) -> -of(month, sums);
          case GrantEvent.BookedOtherwise(_, var sums) -> of(month, sums);
          default -> 0;
        });
      }
      return net;
    }

    private static long of(YearMonth month, List<Allocation> sums) {
      return sums.stream().filter(sum -> sum.month().equals(month)).mapToLong(Allocation::amount).sum();
    }

    Map<YearMonth, Long> owed(YearMonth through) {
      var owed = new TreeMap<YearMonth, Long>();
      due.forEach((month, sum) -> {
        if (!month.isAfter(through) && sum > net.getOrDefault(month, 0L)) {
          owed.put(month, sum - net.getOrDefault(month, 0L));
        }
      });
      return owed;
    }

    Map<YearMonth, Long> overpaid() {
      var overpaid = new TreeMap<YearMonth, Long>();
      net.forEach((month, sum) -> {
        if (sum > due.getOrDefault(month, 0L)) {
          overpaid.put(month, sum - due.getOrDefault(month, 0L));
        }
      });
      return overpaid;
    }
  }
}
