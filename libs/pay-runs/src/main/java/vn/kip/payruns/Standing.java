package vn.kip.payruns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.kip.payruns.GrantEvent.Allocation;

/**
 * Where a grant stands: the fold of what was decided and of what was ordered of it. It grows with the number of changes,
 * not with the number of months it has been paid.
 */
public final class Standing {

  /** Three lists in a row on which a person was and did not come. */
  static final int UNCOLLECTED_LIMIT = 3;

  private final Terms terms;
  private String ward;
  private String method;
  private Steps<List<Part>> schedule;
  private Steps<Boolean> forfeited = Steps.always(false);
  private @Nullable YearMonth suspendedFrom;
  private @Nullable YearMonth stoppedAfter;
  private @Nullable YearMonth movedOutAfter;
  private @Nullable LocalDate deathDate;
  private boolean deathReported;
  private boolean payeeConfirmed = true;
  private boolean moveReported;
  private int uncollected;
  private Steps<Long> net = Steps.always(0L);
  private Steps<Long> cameToNothing = Steps.always(0L);

  private Standing(Terms terms) {
    this.terms = terms;
    this.ward = terms.ward();
    this.method = terms.method();
    this.schedule = Steps.<List<Part>>always(List.of()).from(terms.entitledFrom(), terms.parts());
  }

  /** A grant of which nothing has happened yet. */
  public static Standing of(Terms terms) {
    return new Standing(terms);
  }

  /** A grant after all that was recorded of it up to and including an instant. */
  public static Standing knownAt(Terms terms, Instant knownAt, List<GrantEvent> events) {
    var standing = new Standing(terms);
    events.stream().filter(event -> !event.recordedAt().isAfter(knownAt)).forEach(standing::take);
    return standing;
  }

  /** Takes the next event. */
  public void take(GrantEvent event) {
    switch (event) {
      case GrantEvent.Adjusted(_, var from, var parts) -> schedule = schedule.from(from, List.copyOf(parts));
      case GrantEvent.Stopped(_, var from) -> stoppedAfter = earlier(stoppedAfter, from.minusMonths(1));
      case GrantEvent.Suspended(_, var from) -> suspendedFrom = earlier(suspendedFrom, from);
      case GrantEvent.Resumed resumed -> resume(resumed);
      // A later decision on the same death corrects the earlier one.
      case GrantEvent.Died(_, var day) -> deathDate = day;
      case GrantEvent.DeathReported _ -> deathReported = true;
      case GrantEvent.MoveReported _ -> moveReported = true;
      case GrantEvent.Moved(_, var to) -> {
        ward = to;
        moveReported = false;
      }
      case GrantEvent.MovedOut(_, var last) -> {
        movedOutAfter = earlier(movedOutAfter, last);
        moveReported = false;
      }
      case GrantEvent.MethodChanged(_, var to) -> method = to;
      case GrantEvent.Ordered(_, var allocations) -> allocations.forEach(this::order);
      case GrantEvent.CameToNothing nothing -> {
        nothing.allocations().forEach(this::undo);
        uncollected += nothing.why() == GrantEvent.Why.UNCOLLECTED ? 1 : 0;
      }
      case GrantEvent.BookedOtherwise(_, var allocations) -> allocations.forEach(this::bookOtherwise);
      case GrantEvent.Collected _ -> uncollected = 0;
      case GrantEvent.PayeeKnown(_, var confirmed) -> payeeConfirmed = confirmed;
    }
  }

  private void resume(GrantEvent.Resumed resumed) {
    if (suspendedFrom != null && !resumed.backPay()) {
      forfeited = forfeited.between(suspendedFrom, resumed.from(), true);
    }
    suspendedFrom = null;
  }

  private void order(Allocation ordered) {
    add(ordered.month(), ordered.amount());
    lessToNothing(ordered);
  }

  /** No more can come to nothing than was ordered: told of twice, it is not owed twice. */
  private void undo(Allocation undone) {
    long amount = Math.min(undone.amount(), net.at(undone.month()));
    add(undone.month(), -amount);
    cameToNothing = cameToNothing.in(undone.month(), cameToNothing.at(undone.month()) + amount);
  }

  private void bookOtherwise(Allocation difference) {
    add(difference.month(), Math.max(difference.amount(), -net.at(difference.month())));
    if (difference.amount() > 0) {
      lessToNothing(difference);
    }
  }

  private void add(YearMonth month, long amount) {
    net = net.in(month, net.at(month) + amount);
  }

  private void lessToNothing(Allocation again) {
    long waiting = cameToNothing.at(again.month());
    if (waiting > 0) {
      cameToNothing = cameToNothing.in(again.month(), Math.max(0, waiting - again.amount()));
    }
  }

  public Terms terms() {
    return terms;
  }

  /** Code of the ward at which it is paid now. */
  public String ward() {
    return ward;
  }

  public String method() {
    return method;
  }

  /** Whether a death is decided on or reported: what is owed is held for those the law names. */
  public boolean isDeceased() {
    return deathReported || deathDate != null;
  }

  /** Whether a move is reported on which nobody has decided yet. */
  public boolean isMoveReported() {
    return moveReported;
  }

  /** Whether the office knows whom and where to pay. */
  public boolean isPayeeConfirmed() {
    return payeeConfirmed;
  }

  /** How it stands in a month's list, but for being held. */
  Bridge.Listed listed(YearMonth month, boolean isDue) {
    if (isDue) {
      return Bridge.Listed.PAID;
    }
    if (isMovedOut(month)) {
      return Bridge.Listed.MOVED_OUT;
    }
    if (hasEnded(month)) {
      return Bridge.Listed.STOPPED;
    }
    return isSuspended(month) || forfeited.at(month) ? Bridge.Listed.SUSPENDED : Bridge.Listed.NOT_YET;
  }

  /** Whether months are not due now because of a suspension that lasts. */
  public boolean isSuspended(YearMonth month) {
    return suspendedFrom != null && !month.isBefore(suspendedFrom);
  }

  public boolean isMovedOut(YearMonth month) {
    return movedOutAfter != null && month.isAfter(movedOutAfter);
  }

  /** Whether it ended before this month, for whatever reason. */
  public boolean hasEnded(YearMonth month) {
    var last = lastDueMonth();
    return last != null && month.isAfter(last);
  }

  /** Reported three times in a row not to have come for the money. */
  public boolean isUncollectedTooOften() {
    return uncollected >= UNCOLLECTED_LIMIT;
  }

  /** The last month of its life, suspended or not; null while no end is decided. */
  public @Nullable YearMonth lastDueMonth() {
    var last = earlier(stoppedAfter, movedOutAfter);
    if (deathDate == null) {
      return last;
    }
    var ofDeath = YearMonth.from(deathDate);
    return earlier(last, terms.paysDeathMonth() ? ofDeath : ofDeath.minusMonths(1));
  }

  /** Whether a month lies within its life, from the first to the last due month, suspended or not. */
  public boolean lives(YearMonth month) {
    return !month.isBefore(terms.entitledFrom()) && !hasEnded(month);
  }

  /** The parts that are due in a month; none where nothing is. */
  List<Part> due(YearMonth month) {
    return !lives(month) || isBeforeTakingOver(month) || isSuspended(month) || forfeited.at(month)
        ? List.of()
        : schedule.at(month);
  }

  boolean isBeforeTakingOver(YearMonth month) {
    return terms.paidThrough() != null && !month.isAfter(terms.paidThrough());
  }

  /** What was ordered for a month, less what came to nothing, with what the bank booked otherwise. */
  public long net(YearMonth month) {
    return net.at(month);
  }

  /** What was ordered once for the month, came to nothing and was not ordered again since. */
  long waitingAgain(YearMonth month) {
    return cameToNothing.at(month);
  }

  /** The months at which anything about it changes, in order: between two of them every month is like the first. */
  TreeSet<YearMonth> changes() {
    var months = new TreeSet<YearMonth>();
    months.add(terms.entitledFrom());
    months.addAll(schedule.changes());
    months.addAll(forfeited.changes());
    months.addAll(net.changes());
    months.addAll(cameToNothing.changes());
    addUnlessNull(months, suspendedFrom);
    addAfter(months, lastDueMonth());
    addAfter(months, terms.paidThrough());
    return months;
  }

  private static void addUnlessNull(TreeSet<YearMonth> months, @Nullable YearMonth month) {
    if (month != null) {
      months.add(month);
    }
  }

  private static void addAfter(TreeSet<YearMonth> months, @Nullable YearMonth month) {
    if (month != null) {
      months.add(month.plusMonths(1));
    }
  }

  private static @Nullable YearMonth earlier(@Nullable YearMonth a, @Nullable YearMonth b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }
}
