package vn.kip.reporting.adapter.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.deadlines.Deadline;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.discretion.Discretion;
import vn.kip.programmes.Names;
import vn.kip.reporting.adapter.print.ControlSlipPdf;
import vn.kip.reporting.adapter.web.ReportViews.Digested;
import vn.kip.reporting.application.CaseSearch;
import vn.kip.reporting.application.DetailedReports;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.ControlSlip;
import vn.kip.reporting.domain.StageReport;
import vn.kip.reporting.domain.StageRules;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.Heavy;
import vn.kip.service.RefusedException;

/** Form 05 of a dossier, and lateness by stage. */
@RestController
class StageController {

  private final CaseSearch search;
  private final CaseFold fold;
  private final DetailedReports reports;
  private final CurrentOfficer officer;
  private final Printer printer;
  private final StageRules rules;
  private final DeadlineCalculator calculator;
  private final Digests digests;
  private final Discretion discretion;

  StageController(CaseSearch search, CaseFold fold, DetailedReports reports, CurrentOfficer officer, Printer printer,
      StageRules rules, DeadlineCalculator calculator, Digests digests, Discretion discretion) {
    this.discretion = discretion;
    this.search = search;
    this.fold = fold;
    this.reports = reports;
    this.officer = officer;
    this.printer = printer;
    this.rules = rules;
    this.calculator = calculator;
    this.digests = digests;
  }

  /** @param due of the whole dossier; null while papers are awaited, or where none can be computed */
  record Slip(String code, String programme, String ward, String applicantName, @Nullable LocalDate due,
      List<HopView> hops) {}

  /**
   * A hop with the names of what it passed.
   *
   * @param stageName in Vietnamese and English, as {@code coverNames} of every stage worked on there
   * @param actorName of whose stage it is; the reception desk's where it is nobody's
   */
  record HopView(String stage, Names stageName, List<String> covers, List<Names> coverNames, @Nullable String actor,
      Names actorName, String receivedFrom, Instant started, @Nullable LocalDate due, @Nullable Instant dueAt,
      @Nullable Instant ended, @Nullable String endedBy, @Nullable String result) {

    static HopView of(ControlSlip.Hop hop, Function<String, Names> stages, Names actorName,
        UnaryOperator<String> officers) {
      return new HopView(
          hop.stage(),
          stages.apply(hop.stage()),
          hop.covers(),
          hop.covers().stream().map(stages).toList(),
          hop.actor(),
          actorName,
          officers.apply(hop.receivedFrom().value()),
          hop.started(),
          hop.due() == null ? null : hop.due().date(),
          hop.due() instanceof Deadline.Moment(var instant) ? instant : null,
          hop.ended(),
          hop.endedBy() == null ? null : officers.apply(hop.endedBy().value()),
          hop.result() == null ? null : hop.result().name());
    }
  }

  /**
   * The JSON of {@code report stages}.
   *
   * @param digest of everything else; null while it is being computed
   */
  record StagesView(LocalDate from, LocalDate to, List<Checkpoint> seal, List<StageRowView> stages,
      List<StageReport.OfficerRow> officers, @Nullable String digest) implements Digested<StagesView> {

    @Override
    public StagesView withDigest(String computed) {
      return new StagesView(from, to, seal, stages, officers, computed);
    }
  }

  /** @param name of the stage, as most programmes call it */
  record StageRowView(String programme, String stage, Names name, StageReport.Counts counts) {}

  @GetMapping("/dossiers/control-slip")
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'DECIDER', 'PAYMENT_OFFICER', 'SUPERVISOR', 'AUDITOR')")
  Slip slip(@RequestParam String code) {
    return slip(code, reading(code), UnaryOperator.identity());
  }

  @Heavy
  @GetMapping("/dossiers/control-slip.pdf")
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'DECIDER', 'PAYMENT_OFFICER', 'SUPERVISOR', 'AUDITOR')")
  ResponseEntity<byte[]> slipPdf(@RequestParam String code) {
    var reading = reading(code);
    var slip = slip(code, reading, printer::officer);
    var last = reading.facts().getLast().entry().occurredAt();
    var values = Map.<String, Object>of("slip", slip, "programme",
        printer.names().programmes().getOrDefault(slip.programme(), slip.programme()), "ward",
        printer.names().wards().getOrDefault(slip.ward(), slip.ward()));
    return Printer.file(MediaType.APPLICATION_PDF, "control-slip-" + code + ".pdf",
        ControlSlipPdf.of(values, printer.head(), last));
  }

  @Heavy
  @GetMapping("/reports/stages")
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
  StagesView stages(
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period) {
    var of = Periods.of(from, to, period);
    var sealed = ReportAnswers.consistent(() -> reports.dossiers(of, null, CaseReading::isOfForm06,
        reading -> new StageReport.Slip(reading.submission().programme(), hops(reading))));
    var report = StageReport.of(sealed.report(), of.from(), of.to());
    var rows = report.stages().stream().map(row -> new StageRowView(row.programme(), row.stage(),
        printer.stage(row.programme(), null, row.stage()), row.counts())).toList();
    return digests.add(new StagesView(of.from(), of.to(), sealed.seal(), rows, report.officers(), null));
  }

  private List<ControlSlip.Hop> hops(CaseReading reading) {
    return ControlSlip.of(reading, rules, calculator);
  }

  /** @param officers what stands for an officer's id: itself for programs, the name for people */
  private Slip slip(String code, CaseReading reading, UnaryOperator<String> officers) {
    var due = reading.clock().finalDue();
    var programme = reading.submission().programme();
    var version = reading.acceptance().map(fact -> fact.event().programmeVersion())
        .orElse(null);
    return new Slip(code, programme, reading.submission().ward(),
        discretion.name(programme, reading.submission().applicant().name()),
        due == null ? null : due.due().date(),
        hops(reading).stream().map(hop -> HopView.of(hop, stage -> printer.stage(programme, version, stage),
            printer.actor(hop.actor()), officers)).toList());
  }

  private CaseReading reading(String code) {
    var reading = search.byCode(code).flatMap(stored -> fold.read(stored.facts()))
        .orElseThrow(() -> new RefusedException(Refusal.notFound("dossier.unknown-code", "code", "code", code)));
    if (!officer.get().mayActFor(reading.submission().ward())) {
      throw new RefusedException(Refusal.forbidden("security.other-ward", "ward", "ward", reading.submission().ward()));
    }
    return reading;
  }
}
