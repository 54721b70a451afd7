package vn.kip.reporting.adapter.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.discretion.Discretion;
import vn.kip.office.OfficeTime;
import vn.kip.reporting.adapter.print.BookPdf;
import vn.kip.reporting.adapter.print.FormLines;
import vn.kip.reporting.application.DetailedReports;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.Period;
import vn.kip.reporting.domain.Told;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.Heavy;
import vn.kip.service.RefusedException;

/** The book in which a ward's desk enters what it accepts. */
@RestController
@Heavy
class BookController {

  /** Of one book: three years of a ward of this city, several times over. */
  private static final int MOST = 5_000;

  private final DetailedReports reports;
  private final Printer printer;
  private final CurrentOfficer officer;
  private final Discretion discretion;

  BookController(DetailedReports reports, Printer printer, CurrentOfficer officer, Discretion discretion) {
    this.discretion = discretion;
    this.reports = reports;
    this.printer = printer;
    this.officer = officer;
  }

  /** All dossiers accepted in a ward from one day to another, by code. */
  @GetMapping("/dossiers/book.pdf")
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'SUPERVISOR', 'AUDITOR')")
  ResponseEntity<byte[]> book(@RequestParam String ward, @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to, @RequestParam @Nullable String period) {
    if (!officer.get().mayActFor(ward)) {
      throw new RefusedException(Refusal.forbidden("security.other-ward", "ward", "ward", ward));
    }
    var of = Periods.of(from, to, period);
    var names = printer.names();
    var sealed = ReportAnswers.consistent(() -> reports.dossiers(of, null, reading -> isIn(reading, ward, of),
        reading -> new Entered(line(reading, names), last(reading))));
    var entered = sealed.report().stream().sorted(Comparator.comparing(one -> one.line().code())).toList();
    if (entered.size() > MOST) {
      throw new RefusedException(Refusal.invalid("report.too-many", "to", "count", Integer.toString(entered.size()),
          "most", Integer.toString(MOST)));
    }
    var content = BookPdf.of(printer.head(), "UBND " + names.wards().getOrDefault(ward, ward), of.from(), of.to(),
        entered.stream().map(Entered::line).toList(),
        entered.stream().map(Entered::last).max(Comparator.naturalOrder()).orElse(Instant.EPOCH));
    return Printer.file(MediaType.APPLICATION_PDF, "book-" + ward + "-" + of.from() + "-" + of.to() + ".pdf", content);
  }

  private static boolean isIn(CaseReading reading, String ward, Period period) {
    var accepted = reading.acceptedOn();
    return accepted != null && !accepted.isBefore(period.from()) && !accepted.isAfter(period.to())
        && reading.submission().ward().equals(ward);
  }

  private BookPdf.Line line(CaseReading reading, FormLines.Names names) {
    var due = reading.clock().finalDue();
    var programme = reading.submission().programme();
    return new BookPdf.Line(String.valueOf(reading.code()),
        names.programmes().getOrDefault(programme, programme),
        discretion.name(programme, reading.submission().applicant().name()),
        Objects.requireNonNull(reading.acceptedOn(), "a dossier of the book"), due == null ? null : due.due().date(),
        day(reading.decision()), day(reading.returned()), reading.withdrawal().isPresent() ? "đã rút" : "");
  }

  private static @Nullable LocalDate day(Optional<? extends Told<?>> told) {
    return told.map(happened -> OfficeTime.date(happened.entry().occurredAt())).orElse(null);
  }

  /** The same book has the same bytes as long as nothing has happened to a dossier in it. */
  private static Instant last(CaseReading reading) {
    return reading.facts().stream().map(fact -> fact.entry().occurredAt()).max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private record Entered(BookPdf.Line line, Instant last) {}
}
