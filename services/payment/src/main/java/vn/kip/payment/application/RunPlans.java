package vn.kip.payment.application;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.casefile.Refusal;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.PaymentEvent.Kind;
import vn.kip.office.Duties;
import vn.kip.office.OfficeTime;
import vn.kip.payment.domain.Grant;
import vn.kip.payment.domain.Refusals;
import vn.kip.payruns.PayDays;
import vn.kip.payruns.RunPlan;
import vn.kip.payruns.RunPlanner;
import vn.kip.payruns.Standards;
import vn.kip.payruns.Standing;
import vn.kip.programmes.Catalogue;

/** Plans a month's run of all running grants, as far as was recorded by then. */
public final class RunPlans {

  private static final int PAGE = 500;

  private final CaseFiles files;
  private final Catalogue catalogue;
  private final OfficeDecisions decisions;
  private final PayDays days;

  public RunPlans(CaseFiles files, Catalogue catalogue, OfficeDecisions decisions, PayDays days) {
    this.files = files;
    this.catalogue = catalogue;
    this.decisions = decisions;
    this.days = days;
  }

  /** A plan, or why there is none. */
  public sealed interface Planned {

    /** @param grants by grant, who had part in each */
    record Of(RunPlan plan, Instant knownAt, List<Run.Entry> entries, Map<String, Duties> grants)
        implements
          Planned {

      Duties duties(String grant) {
        return grants.getOrDefault(grant, Duties.NONE);
      }
    }

    record Refused(Refusal refusal) implements Planned {}
  }

  private record Known(DossierId dossier, Standing standing) {}

  /** @param atOldRate whether to go on though a rate in force is undecided */
  Planned plan(YearMonth month, Instant knownAt, boolean atOldRate) {
    var known = new HashMap<String, Known>();
    var duties = new HashMap<String, Duties>();
    var running = CaseQuery.where(GrantList.RUNS, Kind.MONTHLY);
    for (int skip = 0;; skip += PAGE) {
      var page = files.list(running, GrantList.CODE, skip, PAGE);
      for (var file : page) {
        var grant = Grant.of(file.withHistory(recordedBy(file, knownAt)));
        var monthly = grant.monthly();
        if (monthly != null) {
          known.put(monthly.grantId(), new Known(file.id(), monthly.standing()));
          duties.put(monthly.grantId(), grant.duties().and(monthly.duties()));
        }
      }
      if (page.size() < PAGE) {
        return plan(month, knownAt, atOldRate, known, duties);
      }
    }
  }

  private static List<CaseRecord> recordedBy(CaseFile file, Instant knownAt) {
    return file.history().stream().filter(entry -> !entry.recordedAt().isAfter(knownAt)).toList();
  }

  private Planned plan(YearMonth month, Instant knownAt, boolean atOldRate, Map<String, Known> known,
      Map<String, Duties> duties) {
    var planner = new RunPlanner(standards(knownAt), days);
    var request = new RunPlanner.Request(month, OfficeTime.date(knownAt), together(month, knownAt), atOldRate);
    var standings = known.values().stream().map(Known::standing).toList();
    return switch (planner.plan(request, standings)) {
      case RunPlanner.Outcome.RateUndecided(var rate) -> new Planned.Refused(Refusals.rateUndecided(rate.toString()));
      case RunPlanner.Outcome.Planned planned -> new Planned.Of(planned.plan(), knownAt,
          entries(planned, known), Map.copyOf(duties));
    };
  }

  private Standards standards(Instant knownAt) {
    var decided = decisions.rates().stream().filter(decision -> !decision.at().isAfter(knownAt))
        .map(OfficeDecisions.RateDecided::rate).collect(Collectors.toSet());
    return new Standards(catalogue.rates(), Map.of(), decided);
  }

  private Set<YearMonth> together(YearMonth month, Instant knownAt) {
    return decisions.combined().stream()
        .filter(decision -> decision.payIn().equals(month) && !decision.at().isAfter(knownAt))
        .flatMap(decision -> decision.months().stream()).collect(Collectors.toSet());
  }

  private static List<Run.Entry> entries(RunPlanner.Outcome.Planned planned, Map<String, Known> known) {
    var overpaid = planned.plan().overpaid().stream().collect(Collectors.groupingBy(RunPlan.Overpaid::grant));
    var entries = new ArrayList<Run.Entry>();
    planned.shares().forEach((grant, share) -> {
      var here = known.get(grant);
      if (here != null) {
        var listed = share.entry(here.standing(), planned.plan().month());
        entries.add(new Run.Entry(here.dossier(), grant, here.standing().terms().programme(),
            share.line().orElse(null), share.hold() == null ? null : share.hold().reason(),
            share.hold() == null ? null : share.hold().of(), listed.listed(), listed.regular(), listed.movedIn(), null,
            0,
            overpaid.getOrDefault(grant, List.of()), share.findings().stream().map(RunPlan.Finding::about).toList()));
      }
    });
    return List.copyOf(entries);
  }
}
