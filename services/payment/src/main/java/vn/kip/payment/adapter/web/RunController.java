package vn.kip.payment.adapter.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.payment.application.OfficeDecisions;
import vn.kip.payment.application.OfficeDecisions.Combined;
import vn.kip.payment.application.OfficeDecisions.RateDecided;
import vn.kip.payment.application.Run;
import vn.kip.payment.application.RunDesk;
import vn.kip.payment.application.RunPlans;
import vn.kip.payment.application.RunStore;
import vn.kip.payment.domain.Refusals;
import vn.kip.payruns.Bridge;
import vn.kip.payruns.RunPlan;
import vn.kip.payruns.Standards.RateKey;
import vn.kip.programmes.Catalogue;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.Heavy;
import vn.kip.service.RefusedException;

/** The runs of a month and the decisions that reach all of them. */
@RestController
@RequestMapping("/runs")
class RunController {

  private static final int PAGE = 100;
  private static final int MAX_PAGE = 100_000;
  private static final int RUNS = 120;
  private static final String READERS = "hasAnyRole('PAYMENT_OFFICER', 'DECIDER', 'SUPERVISOR', 'AUDITOR')";

  private final RunDesk desk;
  private final RunStore store;
  private final OfficeDecisions decisions;
  private final Catalogue catalogue;
  private final CurrentOfficer officer;
  private final InstantSource clock;

  RunController(RunDesk desk, RunStore store, OfficeDecisions decisions, Catalogue catalogue, CurrentOfficer officer,
      InstantSource clock) {
    this.desk = desk;
    this.store = store;
    this.decisions = decisions;
    this.catalogue = catalogue;
    this.officer = officer;
    this.clock = clock;
  }

  /** The newest first. */
  @GetMapping
  @PreAuthorize(READERS)
  List<Run> list() {
    return store.list(RUNS);
  }

  @GetMapping("/{month}")
  @PreAuthorize(READERS)
  Run get(@PathVariable YearMonth month, @RequestParam(defaultValue = "1") @Min(1) @Max(99) int number) {
    return find(month, number);
  }

  /** What would be prepared now, or would have been at an earlier time; nothing is written. */
  @Heavy
  @GetMapping("/{month}/plan")
  @PreAuthorize(READERS)
  Plan plan(@PathVariable YearMonth month, @RequestParam @Nullable Instant knownAt) {
    return switch (desk.look(month, knownAt)) {
      case RunPlans.Planned.Of planned -> Plan.of(planned.plan(), planned.knownAt());
      case RunPlans.Planned.Refused(var refusal) -> throw new RefusedException(refusal);
    };
  }

  /**
   * Grants of a run, a page of them.
   *
   * @param change only those that changed so
   * @param held only those that wait, or only those that do not
   */
  @Heavy
  @GetMapping("/{month}/lines")
  @PreAuthorize(READERS)
  Page lines(@PathVariable YearMonth month, @RequestParam(defaultValue = "1") @Min(1) @Max(99) int number,
      @RequestParam Bridge.@Nullable Change change, @RequestParam @Nullable Boolean held,
      @RequestParam(defaultValue = "0") @PositiveOrZero @Max(MAX_PAGE) int page) {
    var run = find(month, number);
    var entries = store.entries(run, change, held, page * PAGE, PAGE);
    var names = desk.names(entries);
    return new Page(store.count(run, change, held),
        entries.stream().map(entry -> new Line(entry, names.get(entry.dossier()))).toList());
  }

  @Heavy
  @PostMapping("/{month}")
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  Run prepare(@PathVariable YearMonth month, @RequestBody @Valid Preparation body) {
    return done(desk.prepare(month, body.number() == null ? 1 : body.number(), officer.get(), body.atOldRate(),
        body.thoughOpen()));
  }

  @PostMapping("/{month}/release")
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  Run release(@PathVariable YearMonth month, @RequestParam(defaultValue = "1") @Min(1) @Max(99) int number) {
    return done(desk.release(month, number, officer.get()));
  }

  @PostMapping("/{month}/cancellation")
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  Run cancel(@PathVariable YearMonth month, @RequestParam(defaultValue = "1") @Min(1) @Max(99) int number) {
    return done(desk.cancel(month, number));
  }

  /** A rate whose law came into force after grants were decided reaches them. Decided again, nothing changes. */
  @PostMapping("/rates")
  @PreAuthorize("hasRole('DECIDER')")
  List<RateDecided> decideRate(@RequestBody @Valid Rate body) {
    boolean isKnown = catalogue.rates().series().getOrDefault(body.series(), List.of()).stream()
        .anyMatch(rate -> YearMonth.from(rate.from()).equals(body.from()));
    if (!isKnown) {
      throw new RefusedException(Refusals.rateUnknown(body.series() + "@" + body.from()));
    }
    decisions.record(new RateDecided(new RateKey(body.series(), body.from()), body.decisionNo(), officer.get().id(),
        clock.instant()));
    return decisions.rates();
  }

  /** Months that are paid together, such as those of Tết. */
  @PostMapping("/combined")
  @PreAuthorize("hasRole('DECIDER')")
  List<Combined> combine(@RequestBody @Valid Together body) {
    var decision = new Combined(body.months(), body.payIn(), body.decisionNo(), officer.get().id(), clock.instant());
    boolean isNew = decisions.record(decision);
    boolean isSame = decisions.combined().stream()
        .anyMatch(known -> known.payIn().equals(body.payIn()) && known.months().equals(body.months()));
    if (!isNew && !isSame) {
      throw new RefusedException(Refusals.combinedOtherwise(body.payIn().toString()));
    }
    return decisions.combined();
  }

  @GetMapping("/decisions")
  @PreAuthorize(READERS)
  Decisions decisions() {
    return new Decisions(decisions.rates(), decisions.combined());
  }

  private Run find(YearMonth month, int number) {
    return store.find(month, number).orElseThrow(() -> new RefusedException(Refusals.runUnknown()));
  }

  private static Run done(RunDesk.Outcome outcome) {
    return switch (outcome) {
      case RunDesk.Outcome.Done(var run) -> run;
      case RunDesk.Outcome.Refused(var refusal) -> throw new RefusedException(refusal);
    };
  }

  /**
   * @param number 1 for the main run; later ones supplement it
   * @param atOldRate why it goes on though a rate in force is undecided
   * @param thoughOpen why it is prepared though the run of the month before is not released
   */
  record Preparation(@Nullable @Min(1) @Max(99) Integer number, @Nullable @Size(min = 3, max = 500) String atOldRate,
      @Nullable @Size(min = 3, max = 500) String thoughOpen) {}

  record Rate(@NotBlank @Size(max = 60) String series, @NotNull YearMonth from,
      @NotBlank @Size(max = 50) String decisionNo) {}

  record Together(@NotEmpty @Size(max = 12) Set<YearMonth> months, @NotNull YearMonth payIn,
      @NotBlank @Size(max = 50) String decisionNo) {}

  record Decisions(List<RateDecided> rates, List<Combined> combined) {}

  /** @param name of who has the money, as written in the dossier */
  record Line(Run.Entry entry, @Nullable String name) {}

  record Page(long total, List<Line> lines) {}

  /** A run that is not kept. */
  record Plan(YearMonth month, Instant knownAt, int lines, long total, int held, int overpaid) {

    static Plan of(RunPlan plan, Instant knownAt) {
      return new Plan(plan.month(), knownAt, plan.lines().size(), plan.total(), plan.held().size(),
          plan.overpaid().size());
    }
  }
}
