package vn.kip.payment.application;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.Refusal;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.office.Duties;
import vn.kip.office.Duty;
import vn.kip.office.Officer;
import vn.kip.payment.domain.Grant;
import vn.kip.payment.domain.Refusals;
import vn.kip.payment.domain.RunOrders;
import vn.kip.payruns.Bridge;
import vn.kip.payruns.RunPlan;

/**
 * Prepares and releases the runs of a month. Everything here can be repeated: a run is planned from what is recorded, its
 * release is one write of one document, and what follows from it is taken up again until every line has its order.
 */
public final class RunDesk {

  private static final Logger LOG = LoggerFactory.getLogger(RunDesk.class);
  private static final int NAMED = 20;

  private final RunPlans plans;
  private final RunStore store;
  private final CaseFiles files;
  private final CaseCommands commands;
  private final InstantSource clock;
  private final Executor afterwards;
  private final Lock ordering = new ReentrantLock();

  /** @param afterwards makes the orders of a release, which takes longer than anybody waits for an answer */
  public RunDesk(RunPlans plans, RunStore store, CaseFiles files, CaseCommands commands, InstantSource clock,
      Executor afterwards) {
    this.plans = plans;
    this.store = store;
    this.files = files;
    this.commands = commands;
    this.clock = clock;
    this.afterwards = afterwards;
  }

  /** A run, or why there is none. */
  public sealed interface Outcome {

    record Done(Run run) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
  }

  /**
   * Plans a run and keeps it; one that is prepared and not released is planned again.
   *
   * @param atOldRate why it goes on though a rate in force is undecided; null where it must not
   * @param thoughOpen why it is prepared though the run of the month before is not released; null where it must not
   */
  public Outcome prepare(YearMonth month, int number, Officer officer, @Nullable String atOldRate,
      @Nullable String thoughOpen) {
    var before = store.find(month, number);
    if (before.isPresent() && before.get().state() != Run.State.PREPARED
        && before.get().state() != Run.State.CANCELLED) {
      return new Outcome.Refused(Refusals.runState(before.get().state().name()));
    }
    var last = store.find(month.minusMonths(1), 1);
    if (last.filter(run -> run.state() == Run.State.PREPARED).isPresent() && thoughOpen == null) {
      return new Outcome.Refused(Refusals.previousOpen(month.minusMonths(1).toString()));
    }
    return switch (plans.plan(month, clock.instant(), atOldRate != null)) {
      case RunPlans.Planned.Refused(var refusal) -> new Outcome.Refused(refusal);
      case RunPlans.Planned.Of planned -> keep(planned, number, officer.id(), atOldRate, last, before);
    };
  }

  private Outcome keep(RunPlans.Planned.Of planned, int number, OfficerId by, @Nullable String atOldRate,
      Optional<Run> last, Optional<Run> before) {
    var month = planned.plan().month();
    var generation = UUID.randomUUID().toString();
    var bridge = number == 1
        ? last.filter(RunDesk::wasReleased).map(run -> bridge(run, planned))
        : Optional.<Bridge>empty();
    store.keep(month, number, generation, compared(planned.entries(), bridge));
    var plan = planned.plan();
    var run = new Run(month, number, Run.State.PREPARED, planned.knownAt(), by, atOldRate, null, null,
        plan.transferBy(), plan.settleBy(), plan.lines().size(), plan.total(), plan.held().size(),
        plan.held().stream().mapToLong(held -> held.line().amount()).sum(), plan.overpaid().size(),
        bridge.orElse(null), generation, before.map(Run::version).orElse(0L));
    if (!store.save(run)) {
      return new Outcome.Refused(Refusals.runState("PREPARED"));
    }
    store.forgetOthers(month, number, generation);
    return new Outcome.Done(store.find(month, number).orElseThrow());
  }

  private static boolean wasReleased(Run run) {
    return run.state() == Run.State.RELEASED || run.state() == Run.State.ORDERED;
  }

  private Bridge bridge(Run last, RunPlans.Planned.Of planned) {
    var before = new ArrayList<Bridge.Entry>();
    store.each(last, entry -> before.add(entry.bridged()));
    return Bridge.between(before, planned.entries().stream().map(Run.Entry::bridged).toList());
  }

  private static List<Run.Entry> compared(List<Run.Entry> entries, Optional<Bridge> bridge) {
    Map<String, Bridge.Difference> differences = bridge.stream().flatMap(found -> found.differences().stream())
        .collect(Collectors.toMap(Bridge.Difference::grant, difference -> difference));
    return entries.stream().map(entry -> {
      var difference = differences.get(entry.grant());
      return difference == null ? entry : entry.compared(difference.change(), difference.before());
    }).filter(Run.Entry::saysSomething).toList();
  }

  /** What would be prepared now, or would have been at an earlier time; nothing is written. */
  public RunPlans.Planned look(YearMonth month, @Nullable Instant knownAt) {
    return plans.plan(month, knownAt == null ? clock.instant() : knownAt, false);
  }

  /** By a second officer who had no part in any grant of it, and only while nothing has changed since. */
  public Outcome release(YearMonth month, int number, Officer officer) {
    var found = store.find(month, number);
    if (found.isEmpty()) {
      return new Outcome.Refused(Refusals.runUnknown());
    }
    var run = found.get();
    if (wasReleased(run) && officer.id().equals(run.releasedBy())) {
      return new Outcome.Done(run);
    }
    if (run.state() != Run.State.PREPARED) {
      return new Outcome.Refused(Refusals.runState(run.state().name()));
    }
    if (Duties.NONE.with(Duty.PREPARE_RUN, run.preparedBy()).inTheWayOf(Duty.RELEASE_RUN, officer.id()).isPresent()) {
      return new Outcome.Refused(Refusals.runFourEyes(officer.id().value(), ""));
    }
    var refusal = changedSince(run, officer.id());
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    if (!store.save(run.released(officer.id(), clock.instant()))) {
      return new Outcome.Refused(Refusals.runState("PREPARED"));
    }
    afterwards.execute(this::orderReleased);
    return new Outcome.Done(store.find(month, number).orElseThrow());
  }

  private Optional<Refusal> changedSince(Run run, OfficerId officer) {
    return switch (plans.plan(run.month(), clock.instant(), run.atOldRate() != null)) {
      case RunPlans.Planned.Refused(var refusal) -> Optional.of(refusal);
      case RunPlans.Planned.Of now -> {
        var stale = stale(run, now);
        var own = now.entries().stream().filter(Run.Entry::isPaid).map(Run.Entry::grant)
            .filter(grant -> now.duties(grant).inTheWayOf(Duty.RELEASE_RUN, officer).isPresent()).toList();
        yield stale.isEmpty()
            ? own.isEmpty() ? Optional.empty() : Optional.of(Refusals.runFourEyes(officer.value(), named(own)))
            : Optional.of(Refusals.stale(named(stale)));
      }
    };
  }

  private List<String> stale(Run run, RunPlans.Planned.Of now) {
    var planned = new TreeMap<String, RunPlan.@Nullable Line>();
    store.each(run, entry -> {
      if (entry.isPaid()) {
        planned.put(entry.grant(), entry.line());
      }
    });
    var current = new HashMap<String, RunPlan.Line>();
    now.plan().lines().forEach(line -> current.put(line.grant(), line));
    var names = new TreeMap<String, Boolean>();
    planned.forEach((grant, line) -> names.put(grant, line == null || !line.equals(current.get(grant))));
    current.keySet().forEach(grant -> names.putIfAbsent(grant, true));
    return names.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  private static String named(List<String> grants) {
    var first = String.join(", ", grants.subList(0, Math.min(NAMED, grants.size())));
    return grants.size() > NAMED ? first + " … (" + grants.size() + ")" : first;
  }

  /** Before its release a run can be given up; preparing it again begins anew. */
  public Outcome cancel(YearMonth month, int number) {
    var found = store.find(month, number);
    if (found.isEmpty()) {
      return new Outcome.Refused(Refusals.runUnknown());
    }
    return found.get().state() == Run.State.PREPARED && store.save(found.get().with(Run.State.CANCELLED))
        ? new Outcome.Done(store.find(month, number).orElseThrow())
        : new Outcome.Refused(Refusals.runState(found.get().state().name()));
  }

  /** Makes the orders of runs that are released; what a crash left is made now. */
  public void orderReleased() {
    if (!ordering.tryLock()) {
      return;
    }
    try {
      store.released().forEach(this::order);
    } finally {
      ordering.unlock();
    }
  }

  private void order(Run run) {
    var failed = new ArrayList<String>();
    store.each(run, entry -> {
      if (entry.isPaid() && !order(run, entry)) {
        failed.add(entry.grant());
      }
    });
    if (failed.isEmpty()) {
      store.save(run.with(Run.State.ORDERED));
    } else {
      LOG.error("run {}-{}: {} lines could not be ordered, they are tried again: {}", run.month(), run.number(),
          failed.size(), named(failed));
    }
  }

  private boolean order(Run run, Run.Entry entry) {
    var line = entry.line();
    var by = run.releasedBy();
    var at = run.releasedAt();
    if (line == null || by == null || at == null) {
      return true;
    }
    try {
      var outcome = commands.handle(entry.dossier(), null,
          file -> RunOrders.order(file, run.month(), run.number(), line,
              run.preparedBy(), run.knownAt(), by, at));
      return outcome instanceof CaseCommands.Outcome.Done;
    } catch (RuntimeException e) {
      LOG.error("run {}-{}: the line of {} could not be ordered; the others go on", run.month(), run.number(),
          entry.grant(), e);
      return false;
    }
  }

  /** Of who has the money of each grant, for a screen; missing where it is not known. */
  public Map<DossierId, String> names(List<Run.Entry> entries) {
    var names = new HashMap<DossierId, String>();
    files.findAll(entries.stream().map(Run.Entry::dossier).toList()).forEach((dossier, file) -> {
      var name = Grant.of(file).recipientName();
      if (name != null) {
        names.put(dossier, name);
      }
    });
    return names;
  }
}
