package vn.kip.reporting.adapter.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.discretion.Discretion;
import vn.kip.programmes.Catalogue;
import vn.kip.reporting.adapter.print.YearlyPdf;
import vn.kip.reporting.application.DetailedReports;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.Form06Column;
import vn.kip.service.Heavy;
import vn.kip.service.RefusedException;

/** The dossiers behind a figure, and the summary of a year. */
@RestController
@Heavy
@RequestMapping("/reports")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
class DetailController {

  private final DetailedReports reports;
  private final Digests digests;
  private final Catalogue catalogue;
  private final YearlySettings yearlySettings;
  private final Printer printer;
  private final Discretion discretion;

  DetailController(DetailedReports reports, Digests digests, Catalogue catalogue, YearlySettings yearlySettings,
      Printer printer, Discretion discretion) {
    this.discretion = discretion;
    this.reports = reports;
    this.digests = digests;
    this.catalogue = catalogue;
    this.yearlySettings = yearlySettings;
    this.printer = printer;
  }

  /**
   * The dossiers behind a cell, by code.
   *
   * @param count as in the cell; the list is one page of them
   */
  record Behind(String column, LocalDate from, LocalDate to, @Nullable Instant knownAt, @Nullable String programme,
      @Nullable String ward, List<Checkpoint> seal, int count, int page, int pages, List<Entry> dossiers) {}

  /**
   * A dossier in a cell.
   *
   * @param due null while papers are awaited, or where none can be computed
   * @param resultClass of the decision; null while open and when withdrawn
   * @param openState at the end of the period; null when it was closed by then
   */
  record Entry(@Nullable String code, String programme, String ward, String applicantName,
      @Nullable LocalDate acceptedOn, @Nullable LocalDate due, @Nullable LocalDate closedOn,
      @Nullable String resultClass, @Nullable String openState) {

    static Entry of(CaseReading reading, LocalDate to, Discretion discretion) {
      var due = reading.clock().finalDue();
      var result = reading.clock().resultClass();
      return new Entry(
          reading.code(),
          reading.submission().programme(),
          reading.submission().ward(),
          discretion.name(reading.submission().programme(), reading.submission().applicant().name()),
          reading.acceptedOn(),
          due == null ? null : due.due().date(),
          reading.closedOn(),
          result == null ? null : result.name(),
          reading.clock().stateAt(to).map(Enum::name).orElse(null));
    }
  }

  @GetMapping("/form06/dossiers")
  Behind behind(
      @RequestParam String column,
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period,
      @RequestParam @Nullable String programme,
      @RequestParam @Nullable String ward,
      @RequestParam @Nullable String field,
      @RequestParam @Nullable Instant knownAt,
      @RequestParam(defaultValue = "1") int page) {
    var of = Periods.of(from, to, period);
    var asked = Form06Column.ofKey(column).orElseThrow(() -> new RefusedException(
        Refusal.invalid("report.column-unknown", "column", "column", column, "known", Arrays
            .stream(Form06Column.values()).map(Form06Column::key).collect(Collectors.joining(", ")))));
    var sealed = ReportAnswers
        .consistent(() -> reports.behind(asked, of, new DetailedReports.Rows(programme, ward), knownAt,
            reading -> field == null || field.equals(reading.terms().field()),
            reading -> Entry.of(reading, of.to(), discretion)));
    var shown = Pages.of(sealed.report(), page);
    return new Behind(column, of.from(), of.to(), knownAt, programme, ward, sealed.seal(), shown.count(), page,
        shown.pages(), shown.items());
  }

  @GetMapping("/yearly")
  YearlyView yearly(@RequestParam int year) {
    if (year < 1900 || year > 2999) {
      throw new RefusedException(Refusal.invalid("report.year", "year", "year", Integer.toString(year)));
    }
    var sealed = ReportAnswers.consistent(() -> reports.yearly(Year.of(year)));
    return digests.add(YearlyView.of(sealed, yearlySettings, catalogue.programmes()));
  }

  @GetMapping("/yearly.pdf")
  ResponseEntity<byte[]> yearlyPdf(@RequestParam int year) {
    var view = yearly(year);
    var values = Map.<String, Object>of("report", view, "official", view.official(), "calendar", view.calendar(),
        "digest", Objects.requireNonNull(view.digest()));
    return Printer.file(MediaType.APPLICATION_PDF, "yearly-" + year + ".pdf",
        YearlyPdf.of(values, printer.head(), Year.of(year)));
  }
}
