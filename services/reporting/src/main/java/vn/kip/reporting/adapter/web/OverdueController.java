package vn.kip.reporting.adapter.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.discretion.Discretion;
import vn.kip.reporting.adapter.print.Form07Pdf;
import vn.kip.reporting.adapter.print.Form07Sheet;
import vn.kip.reporting.adapter.print.Form07Xlsx;
import vn.kip.reporting.adapter.web.ReportViews.Digested;
import vn.kip.reporting.application.DetailedReports;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.OverdueDesk;
import vn.kip.reporting.application.Reports.Sealed;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.Form06Column;
import vn.kip.reporting.domain.Form07;
import vn.kip.reporting.domain.OverdueCauses;
import vn.kip.reporting.domain.Period;
import vn.kip.reporting.domain.StatedCause;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.Heavy;
import vn.kip.service.RefusedException;

/** Why dossiers were late: people state it, form 07 counts it. */
@RestController
class OverdueController {

  /** Asks for the dossiers of which no cause was stated yet. */
  private static final String UNSTATED = "unstated";

  private final OverdueDesk desk;
  private final DetailedReports reports;
  private final Digests digests;
  private final Printer printer;
  private final CurrentOfficer officer;
  private final Discretion discretion;

  OverdueController(OverdueDesk desk, DetailedReports reports, Digests digests, Printer printer,
      CurrentOfficer officer, Discretion discretion) {
    this.discretion = discretion;
    this.desk = desk;
    this.reports = reports;
    this.digests = digests;
    this.printer = printer;
    this.officer = officer;
  }

  /** The causes that can be stated today. */
  @GetMapping("/overdue-causes")
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'APPRAISER', 'AUDITOR', 'DECIDER')")
  OverdueCauses.CauseList causes() {
    return desk.today();
  }

  @PostMapping("/overdue-causes")
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'APPRAISER')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void state(@RequestBody @Valid StatementBody body) {
    desk.state(new OverdueDesk.Statement(body.code(), body.cause(), body.explanation(), body.article()), officer.get())
        .ifPresent(refusal -> {
          throw new RefusedException(refusal);
        });
  }

  record StatementBody(@NotBlank @Size(max = 100) String code, @NotBlank @Size(max = 100) String cause,
      @NotNull @Size(max = 2000) String explanation,
      @Nullable @Size(max = 500) String article) {}

  /**
   * The JSON of {@code report overdue-causes}.
   *
   * @param causes the columns, in their order
   * @param digest of everything else; null while it is being computed
   */
  record Form07View(LocalDate from, LocalDate to, @Nullable Instant knownAt, List<Checkpoint> seal, String law,
      List<OverdueCauses.Wording> assumed, List<OverdueCauses.Cause> causes, List<Form07.Row> rows, Form07.Row total,
      @Nullable String digest) implements Digested<Form07View> {

    static Form07View of(Period period, @Nullable Instant knownAt, Sealed<OverdueDesk.Report> sealed) {
      var report = sealed.report();
      return new Form07View(period.from(), period.to(), knownAt, sealed.seal(), report.list().law(),
          report.list().assumed(), report.columns(), report.form().rows(), report.form().total(), null);
    }

    @Override
    public Form07View withDigest(String computed) {
      return new Form07View(from, to, knownAt, seal, law, assumed, causes, rows, total, computed);
    }
  }

  @Heavy
  @GetMapping("/reports/overdue-causes")
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
  Form07View report(
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period,
      @RequestParam @Nullable Instant knownAt) {
    var of = Periods.of(from, to, period);
    return view(of, knownAt, ReportAnswers.consistent(() -> desk.report(of, knownAt)));
  }

  private Form07View view(Period period, @Nullable Instant knownAt, Sealed<OverdueDesk.Report> sealed) {
    return digests.add(Form07View.of(period, knownAt, sealed));
  }

  @Heavy
  @GetMapping("/reports/overdue-causes.pdf")
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
  ResponseEntity<byte[]> pdf(
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period,
      @RequestParam @Nullable Instant knownAt) {
    var sheet = sheet(Periods.of(from, to, period), knownAt);
    return Printer.file(MediaType.APPLICATION_PDF, name(sheet) + ".pdf", Form07Pdf.of(sheet));
  }

  @Heavy
  @GetMapping("/reports/overdue-causes.xlsx")
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
  ResponseEntity<byte[]> xlsx(
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period,
      @RequestParam @Nullable Instant knownAt) {
    var sheet = sheet(Periods.of(from, to, period), knownAt);
    return Printer.file(Printer.XLSX, name(sheet) + ".xlsx", Form07Xlsx.of(sheet));
  }

  private Form07Sheet sheet(Period period, @Nullable Instant knownAt) {
    var sealed = ReportAnswers.consistent(() -> desk.report(period, knownAt));
    var view = view(period, knownAt, sealed);
    return Form07Sheet.of(printer.cover(period, knownAt, view.seal(), view.digest()), sealed.report().list(),
        sealed.report().columns(), sealed.report().form(), printer.names());
  }

  private static String name(Form07Sheet sheet) {
    return "form07-" + sheet.cover().period().from() + "-" + sheet.cover().period().to();
  }

  /**
   * The dossiers behind a cell of form 07, by code.
   *
   * @param column of form 06: {@code late} or {@code openOverdue}
   * @param cause null for all; {@code unstated} for those without one
   * @param count as in the cell; the list is one page of them
   */
  record Behind(String column, @Nullable String cause, LocalDate from, LocalDate to, @Nullable Instant knownAt,
      @Nullable String programme, List<Checkpoint> seal, int count, int page, int pages, List<Late> dossiers) {}

  /** @param stated null while nobody has stated a cause */
  record Late(DetailController.Entry dossier, @Nullable StatedCause stated) {}

  @Heavy
  @GetMapping("/reports/overdue-causes/dossiers")
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
  Behind behind(
      @RequestParam String column,
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period,
      @RequestParam @Nullable String cause,
      @RequestParam @Nullable String programme,
      @RequestParam @Nullable Instant knownAt,
      @RequestParam(defaultValue = "1") int page) {
    var of = Periods.of(from, to, period);
    var asked = Optional.of(column).flatMap(Form06Column::ofKey)
        .filter(known -> known == Form06Column.LATE || known == Form06Column.OPEN_OVERDUE)
        .orElseThrow(() -> new RefusedException(Refusal.invalid("overdue.column-unknown", "column", "column", column)));
    var sealed = ReportAnswers.consistent(() -> reports.behind(asked, of, new DetailedReports.Rows(programme, null),
        knownAt, reading -> cause == null || cause.equals(causeOf(reading)),
        reading -> new Late(DetailController.Entry.of(reading, of.to(), discretion),
            StatedCause.of(reading).orElse(null))));
    var shown = Pages.of(sealed.report(), page);
    return new Behind(column, cause, of.from(), of.to(), knownAt, programme, sealed.seal(), shown.count(), page,
        shown.pages(), shown.items());
  }

  private static String causeOf(CaseReading reading) {
    return StatedCause.of(reading).map(StatedCause::cause).orElse(UNSTATED);
  }
}
