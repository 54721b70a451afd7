package vn.kip.payment.domain;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.events.CaseRecord;
import vn.kip.events.EligibilityEvent.AdjustmentProposed;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent;
import vn.kip.events.PaymentEvent.Change;
import vn.kip.events.PaymentEvent.ChangeKind;
import vn.kip.events.PaymentEvent.FailureStated;
import vn.kip.events.PaymentEvent.GrantApproved;
import vn.kip.events.PaymentEvent.GrantChangeDeclined;
import vn.kip.events.PaymentEvent.GrantChangeProposed;
import vn.kip.events.PaymentEvent.GrantChanged;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.events.PaymentEvent.GrantReleased;
import vn.kip.events.PaymentEvent.GrantReopened;
import vn.kip.events.PaymentEvent.GrantReturned;
import vn.kip.events.PaymentEvent.GrantStopped;
import vn.kip.events.PaymentEvent.GrantTakenOver;
import vn.kip.events.PaymentEvent.LifeEvent;
import vn.kip.events.PaymentEvent.LifeEventReported;
import vn.kip.events.PaymentEvent.MonthlyPart;
import vn.kip.events.PaymentEvent.OverpaymentFound;
import vn.kip.events.PaymentEvent.PaymentFailed;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;
import vn.kip.events.PaymentEvent.RepaymentReceived;
import vn.kip.events.PaymentEvent.Running;
import vn.kip.office.Duties;
import vn.kip.office.Duty;
import vn.kip.payruns.GrantEvent;
import vn.kip.payruns.Part;
import vn.kip.payruns.Standing;
import vn.kip.payruns.Terms;

/**
 * A grant that runs from month to month, as a fold of the dossier's file: where it stands, and what is put before the one
 * who decides.
 *
 * @param proposals changes that are neither signed nor declined, by the id of the event that proposes each
 * @param duties who proposed, signed or made a change of it
 */
public record RunningGrant(String grantId, Standing standing, Map<String, Proposal> proposals, Duties duties) {

  /**
   * A change that waits for a signature.
   *
   * @param by who proposes it and does not sign it
   */
  public record Proposal(String id, Change change, String reason, String article, OfficerId by, Instant at) {}

  /** As far as the file tells; empty where the grant does not run. */
  public static Optional<RunningGrant> of(CaseFile file) {
    var fold = new Fold();
    file.history().forEach(fold::take);
    return fold.grant();
  }

  /** Whether a month's run has ordered this grant's line before. */
  public static boolean isOrdered(CaseFile file, YearMonth month, int number) {
    return file.history().stream().anyMatch(entry -> entry.event() instanceof PaymentOrdered order
        && order.run() != null && order.run().month().equals(month) && order.run().number() == number);
  }

  private static final class Fold {

    private @Nullable String grantId;
    private @Nullable Standing standing;
    private final Map<String, Proposal> proposals = new LinkedHashMap<>();
    private final Map<String, MonthlyOrder> orders = new LinkedHashMap<>();
    private Duties duties = Duties.NONE;
    private @Nullable GrantApproved waiting;

    Optional<RunningGrant> grant() {
      return standing == null || grantId == null
          ? Optional.empty()
          : Optional.of(new RunningGrant(grantId, standing, Collections.unmodifiableMap(proposals), duties));
    }

    void take(CaseRecord entry) {
      if (entry.event() instanceof AdjustmentProposed proposed) {
        propose(entry, change(proposed), "", proposed.law());
      } else if (entry.event() instanceof PaymentEvent event) {
        pay(entry, event);
      }
    }

    private void pay(CaseRecord entry, PaymentEvent event) {
      var at = entry.recordedAt();
      switch (event) {
        case GrantOpened opened when opened.running() != null -> {
          start(entry, opened.grantId(), opened.running(), null, "");
          tell(new GrantEvent.PayeeKnown(at, false));
        }
        case GrantTakenOver over -> start(entry, over.grantId(), over.running(), over.paidThrough(),
            over.method().name());
        case GrantApproved approval when Boolean.TRUE.equals(approval.awaitsRelease()) -> waiting = approval;
        case GrantApproved approval -> payTo(at, approval);
        case GrantReleased _ when waiting != null -> {
          payTo(at, waiting);
          waiting = null;
        }
        case LifeEventReported report -> report(at, report);
        case GrantChangeProposed proposed -> propose(entry, proposed.change(), proposed.reason(), proposed.article());
        case GrantChanged changed -> {
          duties = duties.with(Duty.SIGN_CHANGE, entry.actor());
          closed(changed.proposal());
          events(at, changed.change()).forEach(this::tell);
        }
        case GrantChangeDeclined declined -> closed(declined.proposal());
        case PaymentOrdered order when order.run() != null -> {
          var monthly = new MonthlyOrder(order, order.run());
          orders.put(order.orderId(), monthly);
          tell(monthly.ordered(at));
        }
        case PaymentSettled settled -> of(settled.orderId())
            .ifPresent(order -> order.settled(at, settled.amount(), settled.method()).forEach(this::tell));
        case PaymentFailed failed -> of(failed.orderId()).ifPresent(order -> order.failed(at).forEach(this::tell));
        case RepaymentReceived back -> lastSettled(back.amount())
            .ifPresent(order -> order.returned(at, back.amount()).forEach(this::tell));
        case GrantStopped _ -> {
          if (standing != null) {
            tell(new GrantEvent.Stopped(at, standing.terms().entitledFrom()));
          }
        }
        case GrantOpened _,GrantReleased _,GrantReopened _,GrantReturned _,PaymentOrdered _,FailureStated _,OverpaymentFound _ -> {
          // Says nothing of what is due or ordered month by month.
        }
      }
    }

    /** From the next run on. */
    private void payTo(Instant at, GrantApproved approval) {
      tell(new GrantEvent.MethodChanged(at, approval.method().name()));
      tell(new GrantEvent.PayeeKnown(at, true));
    }

    private void start(CaseRecord entry, String grant, Running running, @Nullable YearMonth paidThrough,
        String method) {
      var months = starts(running.parts());
      var terms = new Terms(grant, running.programme(), running.person(), running.ward(), method, months.first(),
          running.decidedOn(), paidThrough, running.series() == null ? "" : running.series(),
          running.paysDeathMonth(), running.movedIn(), parts(running.parts(), months.first()));
      grantId = grant;
      standing = Standing.of(terms);
      months.tailSet(months.first(), false).forEach(
          month -> tell(new GrantEvent.Adjusted(entry.recordedAt(), month, parts(running.parts(), month))));
    }

    private void report(Instant at, LifeEventReported report) {
      if (report.kind() == LifeEvent.DIED) {
        tell(new GrantEvent.DeathReported(at, report.source()));
      } else {
        tell(new GrantEvent.MoveReported(at, report.source()));
      }
    }

    private void tell(GrantEvent event) {
      if (standing != null) {
        standing.take(event);
      }
    }

    private void propose(CaseRecord entry, @Nullable Change change, String reason, String article) {
      if (change != null) {
        duties = duties.with(Duty.PROPOSE_CHANGE, entry.actor());
        proposals.put(entry.id(), new Proposal(entry.id(), change, reason, article, entry.actor(),
            entry.recordedAt()));
      }
    }

    private void closed(@Nullable String proposal) {
      if (proposal != null) {
        proposals.remove(proposal);
      }
    }

    private Optional<MonthlyOrder> of(String orderId) {
      return Optional.ofNullable(orders.get(orderId));
    }

    /** Money came back: of the last settled order of that sum, or of the last one that is large enough. */
    private Optional<MonthlyOrder> lastSettled(long amount) {
      var settled = orders.values().stream().filter(order -> order.arrived() >= amount).toList();
      return settled.stream().filter(order -> order.arrived() == amount).reduce((_, later) -> later)
          .or(() -> settled.stream().reduce((_, later) -> later));
    }
  }

  /** What ageing proposes: another amount from the month of its day, or an end; null where facts have to be found first. */
  private static @Nullable Change change(AdjustmentProposed proposed) {
    var from = YearMonth.from(proposed.day());
    var now = proposed.now();
    if (now.status() == Status.INELIGIBLE) {
      return new Change(ChangeKind.STOP, from.plusMonths(1), null, null, null, null);
    }
    if (now.status() != Status.ELIGIBLE || now.category() == null || now.coefficient() == null) {
      return null;
    }
    return new Change(ChangeKind.ADJUST, from,
        List.of(new MonthlyPart(now.category(), now.coefficient(), null, from)), null, null, null);
  }

  /** What a change means month by month. */
  static List<GrantEvent> events(Instant at, Change change) {
    var from = change.from();
    return switch (change.kind()) {
      case ADJUST -> adjusted(at, from, change.parts() == null ? List.of() : change.parts());
      case STOP -> List.of(new GrantEvent.Stopped(at, from));
      case SUSPEND -> List.of(new GrantEvent.Suspended(at, from));
      case RESUME -> List.of(new GrantEvent.Resumed(at, from, Boolean.TRUE.equals(change.backPay())));
      case DEATH -> change.deathDate() == null ? List.of() : List.of(new GrantEvent.Died(at, change.deathDate()));
      case MOVE_OUT -> List.of(new GrantEvent.MovedOut(at, from.minusMonths(1)));
      case MOVE -> change.ward() == null ? List.of() : List.of(new GrantEvent.Moved(at, change.ward()));
    };
  }

  private static List<GrantEvent> adjusted(Instant at, YearMonth from, List<MonthlyPart> parts) {
    var months = starts(parts);
    months.add(from);
    var events = new ArrayList<GrantEvent>();
    months.tailSet(from, true)
        .forEach(month -> events.add(new GrantEvent.Adjusted(at, month, parts(parts, month))));
    return events;
  }

  private static TreeSet<YearMonth> starts(List<MonthlyPart> parts) {
    var months = new TreeSet<YearMonth>(Comparator.naturalOrder());
    parts.forEach(part -> months.add(part.from()));
    return months;
  }

  private static List<Part> parts(List<MonthlyPart> parts, YearMonth month) {
    return parts.stream().filter(part -> !part.from().isAfter(month))
        .map(part -> new Part(part.category(), part.coefficient(), part.amount())).toList();
  }
}
