package vn.kip.payruns;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.payruns.RunPlan.Finding;
import vn.kip.payruns.RunPlan.Held;
import vn.kip.payruns.RunPlan.Hold;
import vn.kip.payruns.RunPlan.Kind;
import vn.kip.payruns.RunPlan.Line;
import vn.kip.payruns.RunPlan.LinePart;
import vn.kip.payruns.RunPlan.Overpaid;
import vn.kip.payruns.Standards.RateKey;

/**
 * Plans a month's run: of every month what is due less what was ordered. Months never net against each other. What was
 * ordered is not owed again, so the same run can be planned any number of times.
 */
public final class RunPlanner {

  /** The order of all that a run says of grants: the earlier decision first. */
  public static final Comparator<Terms> BY_DECISION = Comparator.comparing(Terms::decidedOn)
      .thenComparing(Terms::grant);

  private final Standards standards;
  private final PayDays days;

  public RunPlanner(Standards standards, PayDays days) {
    this.standards = standards;
    this.days = days;
  }

  /**
   * What is asked.
   *
   * @param knownOn local day of the run: laws that are not in force then change nothing
   * @param together months that are paid with this one, by a decision to combine
   * @param atOldRate whether to go on though a rate in force is not decided; the difference stays owed
   */
  public record Request(YearMonth month, LocalDate knownOn, Set<YearMonth> together, boolean atOldRate) {

    public Request {
      together = Set.copyOf(together);
    }

    boolean takes(YearMonth owed) {
      return !owed.isAfter(month) || together.contains(owed);
    }
  }

  /** A run can be planned, or it cannot. */
  public sealed interface Outcome {

    /** @param shares what each grant has of it, in the order of decision */
    record Planned(RunPlan plan, Map<String, Share> shares) implements Outcome {}

    /** A law in force raises a rate, and nobody has decided that it reaches the grants that are older than it. */
    record RateUndecided(RateKey rate) implements Outcome {

      public static final String KEY = "run.rate-undecided";
    }
  }

  /** Plans the run of all grants. */
  public Outcome plan(Request request, List<Standing> grants) {
    if (!request.atOldRate()) {
      var undecided = grants.stream().flatMap(grant -> standards.undecided(grant, request.knownOn()).stream())
          .min(Comparator.comparing(RateKey::from).thenComparing(RateKey::series));
      if (undecided.isPresent()) {
        return new Outcome.RateUndecided(undecided.get());
      }
    }
    var known = grants.stream().filter(grant -> !grant.terms().decidedOn().isAfter(request.knownOn()))
        .sorted(Comparator.comparing(Standing::terms, BY_DECISION)).toList();
    var earlier = new HashMap<String, List<Standing>>();
    var shares = new LinkedHashMap<String, Share>();
    var lines = new ArrayList<Line>();
    var held = new ArrayList<Held>();
    var overpaid = new ArrayList<Overpaid>();
    var findings = new ArrayList<Finding>();
    for (var grant : known) {
      var same = earlier.computeIfAbsent(grant.terms().person() + "\n" + grant.terms().programme(),
          _ -> new ArrayList<>());
      var share = share(request, grant, same);
      shares.put(grant.terms().grant(), share);
      share.line().filter(_ -> share.hold() == null).ifPresent(lines::add);
      Stream.ofNullable(share.hold()).forEach(held::add);
      overpaid.addAll(share.overpaid());
      findings.addAll(share.findings());
      same.add(grant);
    }
    return new Outcome.Planned(new RunPlan(request.month(), days.transferBy(request.month()),
        days.settleBy(request.month()), lines, held, overpaid, findings), Collections.unmodifiableMap(shares));
  }

  /**
   * What one grant has of a run.
   *
   * @param line what it is owed, whether held or not; empty where nothing is
   * @param hold why it is not paid now; null where it is
   * @param regular what is due for the run's own month, ordered before or not
   */
  public record Share(Optional<Line> line, @Nullable Held hold, long regular, List<Overpaid> overpaid,
      List<Finding> findings) {

    /** How the grant stands in the month's list, to be held against the last one. */
    public Bridge.Entry entry(Standing grant, YearMonth month) {
      var listed = hold == null ? grant.listed(month, regular > 0) : Bridge.Listed.HELD;
      boolean isPaid = listed == Bridge.Listed.PAID;
      return new Bridge.Entry(grant.terms().grant(), listed, isPaid ? regular : 0,
          hold == null ? line.orElse(null) : null, grant.terms().movedIn());
    }
  }

  /** @param earlier grants of the same person and programme that were decided before it */
  public Share share(Request request, Standing grant, List<Standing> earlier) {
    var parts = new ArrayList<LinePart>();
    var overpaid = new ArrayList<Overpaid>();
    var changes = grant.changes();
    changes.addAll(standards.changes(grant.terms().series()));
    changes.add(request.month().plusMonths(1));
    changes.addAll(request.together());
    request.together().forEach(month -> changes.add(month.plusMonths(1)));
    for (var first : changes) {
      var end = changes.higher(first);
      account(request, grant, first, end, parts, overpaid);
    }
    var line = parts.isEmpty()
        ? Optional.<Line>empty()
        : Optional.of(new Line(grant.terms().grant(), grant.ward(), grant.method(), parts));
    var findings = grant.isUncollectedTooOften()
        ? List.of(new Finding(grant.terms().grant(), Finding.About.UNCOLLECTED_3))
        : List.<Finding>of();
    return new Share(line, line.flatMap(owed -> hold(grant, owed, earlier)).orElse(null),
        due(grant, request.month(), request.knownOn()), List.copyOf(overpaid), findings);
  }

  /** Between two changes every month is like the first; the last stretch has no end, and nothing was ordered in it. */
  private void account(Request request, Standing grant, YearMonth first, @Nullable YearMonth end,
      List<LinePart> parts, List<Overpaid> overpaid) {
    long due = due(grant, first, request.knownOn());
    long net = grant.net(first);
    if (due == net || end == null) {
      return;
    }
    for (var month = first; month.isBefore(end); month = month.plusMonths(1)) {
      if (net > due && !grant.isBeforeTakingOver(month)) {
        overpaid.add(new Overpaid(grant.terms().grant(), month, net - due));
      } else if (due > net && request.takes(month)) {
        parts.addAll(owed(request, month, due - net, grant.waitingAgain(month)));
      }
    }
  }

  private static List<LinePart> owed(Request request, YearMonth month, long amount, long waitingAgain) {
    long carried = Math.min(amount, waitingAgain);
    int order = month.compareTo(request.month());
    var kind = order == 0 ? Kind.REGULAR : order < 0 ? Kind.BACK_PAY : Kind.ADVANCE;
    return Stream.of(new LinePart(month, Kind.CARRIED, carried), new LinePart(month, kind, amount - carried))
        .filter(part -> part.amount() > 0).toList();
  }

  private long due(Standing grant, YearMonth month, LocalDate knownOn) {
    var parts = grant.due(month);
    if (parts.isEmpty()) {
      return 0;
    }
    long standard = standards.of(grant.terms(), month, knownOn);
    return parts.stream().mapToLong(part -> part.due(standard)).sum();
  }

  private static Optional<Held> hold(Standing grant, Line line, List<Standing> earlier) {
    if (grant.isDeceased()) {
      return Optional.of(new Held(line, Hold.DECEASED, null));
    }
    if (grant.isMoveReported()) {
      return Optional.of(new Held(line, Hold.MOVED, null));
    }
    var duplicate = earlier.stream().filter(other -> line.parts().stream().anyMatch(part -> other.lives(part.month())))
        .findFirst().map(other -> new Held(line, Hold.DUPLICATE, other.terms().grant()));
    return duplicate.isPresent() || grant.isPayeeConfirmed()
        ? duplicate
        : Optional.of(new Held(line, Hold.PAYEE_UNCONFIRMED, null));
  }
}
