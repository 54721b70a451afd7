package vn.kip.payruns;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Why this month's list differs from the last one: from the regular money of the last month, grant by grant, to this
 * month's total. People and dong both balance.
 *
 * @param changes by why a grant stands in this list as it does; every grant of either list is in one of them
 * @param regular what is due for the month itself, {@code paidAhead} what of it had been ordered before
 */
public record Bridge(Sum last, Map<Change, Sum> changes, Sum regular, Sum backPay, Sum carried, Sum advance,
    Sum paidAhead, long total, List<Difference> differences) {

  /** So many grants and so many dong; in a change, the difference that it makes. */
  public record Sum(int grants, long dong) {

    Sum plus(Sum more) {
      return new Sum(grants + more.grants, dong + more.dong);
    }

    /** Of grants with some money; those with none are not counted. */
    private static Sum of(List<Entry> list, ToLongFunction<Entry> money) {
      var some = list.stream().mapToLong(money).filter(amount -> amount > 0).summaryStatistics();
      return new Sum((int) some.getCount(), some.getSum());
    }
  }

  /** Why a grant's regular money is in this list and was not in the last, or the other way round. */
  public enum Change {
    NEW(1),
    RESUMED(1),
    MOVED_IN(1),
    RELEASED_FROM_HOLD(1),
    STOPPED(-1),
    SUSPENDED(-1),
    MOVED_OUT(-1),
    HELD(-1),
    /** Adjusted, or another rate. */
    CHANGED(0),
    SAME(0);

    private final int people;

    Change(int people) {
      this.people = people;
    }
  }

  /** What is different about one grant; {@code now} less {@code before} is what it makes in dong. */
  public record Difference(String grant, Change change, long before, long now) {}

  /** Where a grant stands in one month's list. */
  public enum Listed {
    PAID,
    HELD,
    SUSPENDED,
    STOPPED,
    MOVED_OUT,
    /** Decided after the run, or entitled from a later month. */
    NOT_YET
  }

  /**
   * One grant in one month's list.
   *
   * @param regular what is due for the month itself where it is paid, 0 where it is not
   * @param line what the run pays; null where nothing is owed or it is held
   * @param movedIn whether the grant goes on where another district ended
   */
  public record Entry(String grant, Listed listed, long regular, RunPlan.@Nullable Line line, boolean movedIn) {

    private long paid(RunPlan.Kind kind) {
      return line == null ? 0 : line.of(kind);
    }
  }

  /**
   * Holds two months against each other.
   *
   * @throws IllegalStateException when it does not balance, which is an error of the program
   */
  public static Bridge between(List<Entry> last, List<Entry> now) {
    var before = new TreeMap<String, Entry>();
    last.forEach(entry -> before.put(entry.grant(), entry));
    var differences = new ArrayList<Difference>();
    var changes = new EnumMap<Change, Sum>(Change.class);
    for (var entry : now) {
      var difference = difference(before.remove(entry.grant()), entry);
      if (difference != null) {
        differences.add(difference);
        changes.merge(difference.change(), new Sum(1, difference.now() - difference.before()),
            Sum::plus);
      }
    }
    if (before.values().stream().anyMatch(entry -> entry.regular() > 0)) {
      throw new IllegalStateException("grants of the last list are not known any more: " + before.keySet());
    }
    var bridge = new Bridge(Sum.of(last, Entry::regular), Map.copyOf(changes), Sum.of(now, Entry::regular),
        Sum.of(now, entry -> entry.paid(RunPlan.Kind.BACK_PAY)), Sum.of(now, entry -> entry.paid(RunPlan.Kind.CARRIED)),
        Sum.of(now, entry -> entry.paid(RunPlan.Kind.ADVANCE)),
        Sum.of(now, entry -> entry.regular() - entry.paid(RunPlan.Kind.REGULAR)),
        now.stream().mapToLong(entry -> entry.line() == null ? 0 : entry.line().amount()).sum(),
        List.copyOf(differences));
    bridge.requireBalance();
    return bridge;
  }

  private static @Nullable Difference difference(@Nullable Entry before, Entry now) {
    long had = before == null ? 0 : before.regular();
    if (had == 0 && now.regular() == 0) {
      return null;
    }
    return new Difference(now.grant(), change(before, had, now), had, now.regular());
  }

  private static Change change(@Nullable Entry before, long had, Entry now) {
    if (had > 0 && now.regular() > 0) {
      return had == now.regular() ? Change.SAME : Change.CHANGED;
    }
    return had > 0 ? gone(now) : come(before, now);
  }

  private static Change gone(Entry now) {
    return switch (now.listed()) {
      case HELD -> Change.HELD;
      case SUSPENDED -> Change.SUSPENDED;
      case MOVED_OUT -> Change.MOVED_OUT;
      case STOPPED, PAID, NOT_YET -> Change.STOPPED;
    };
  }

  private static Change come(@Nullable Entry before, Entry now) {
    if (before == null) {
      return now.movedIn() ? Change.MOVED_IN : Change.NEW;
    }
    return switch (before.listed()) {
      case HELD -> Change.RELEASED_FROM_HOLD;
      case SUSPENDED, STOPPED, MOVED_OUT, PAID -> Change.RESUMED;
      case NOT_YET -> now.movedIn() ? Change.MOVED_IN : Change.NEW;
    };
  }

  private void requireBalance() {
    int people = last.grants();
    long dong = last.dong();
    for (var change : changes.entrySet()) {
      people += change.getKey().people * change.getValue().grants();
      dong += change.getValue().dong();
    }
    long paid = regular.dong() - paidAhead.dong() + backPay.dong() + carried.dong() + advance.dong();
    if (people != regular.grants() || dong != regular.dong() || paid != total) {
      throw new IllegalStateException("the bridge does not balance: " + this);
    }
  }
}
