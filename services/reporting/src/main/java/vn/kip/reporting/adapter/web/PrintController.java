package vn.kip.reporting.adapter.web;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.reporting.adapter.print.Form06Pdf;
import vn.kip.reporting.adapter.print.Form06Sheet;
import vn.kip.reporting.adapter.print.Form06Xlsx;
import vn.kip.reporting.domain.Period;
import vn.kip.service.Heavy;

/** The official form as it is handed in: on paper and as a spreadsheet. */
@RestController
@Heavy
@RequestMapping("/reports")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
class PrintController {

  private final ReportAnswers answers;
  private final Printer printer;

  PrintController(ReportAnswers answers, Printer printer) {
    this.answers = answers;
    this.printer = printer;
  }

  @GetMapping("/form06.pdf")
  ResponseEntity<byte[]> pdf(
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period,
      @RequestParam(defaultValue = "false") boolean byWard,
      @RequestParam @Nullable Instant knownAt) {
    var sheet = sheet(Periods.of(from, to, period), byWard, knownAt);
    return Printer.file(MediaType.APPLICATION_PDF, name(sheet.cover().period()) + ".pdf", Form06Pdf.of(sheet));
  }

  @GetMapping("/form06.xlsx")
  ResponseEntity<byte[]> xlsx(
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period,
      @RequestParam(defaultValue = "false") boolean byWard,
      @RequestParam @Nullable Instant knownAt) {
    var sheet = sheet(Periods.of(from, to, period), byWard, knownAt);
    return Printer.file(Printer.XLSX, name(sheet.cover().period()) + ".xlsx", Form06Xlsx.of(sheet));
  }

  private Form06Sheet sheet(Period period, boolean byWard, @Nullable Instant knownAt) {
    var view = answers.form06(period, byWard, knownAt);
    return Form06Sheet.of(printer.cover(period, knownAt, view.seal(), view.digest()), view.rows(), view.total(),
        view.notes().waiting(), printer.names());
  }

  private static String name(Period period) {
    return "form06-" + period.from() + "-" + period.to();
  }
}
