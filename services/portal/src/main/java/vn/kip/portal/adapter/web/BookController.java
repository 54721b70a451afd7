package vn.kip.portal.adapter.web;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kip.portal.adapter.services.ReportsClient;
import vn.kip.portal.application.DueDates;

/** The book of the officer's own ward, form 06 of Circular 01/2018/TT-VPCP. */
@Controller
@PreAuthorize("hasRole('WARD_OFFICER')")
class BookController {

  private final ReportsClient reports;
  private final DueDates dates;

  BookController(ReportsClient reports, DueDates dates) {
    this.reports = reports;
    this.dates = dates;
  }

  /** @param from first of this month, where left out; {@code to} today */
  @GetMapping("/ward/book.pdf")
  ResponseEntity<byte[]> book(
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
    var ward = Objects.requireNonNull(SignedIn.officerOnPage().officer().ward(), "a ward officer's ward");
    var last = to == null ? dates.today() : to;
    var first = from == null ? last.withDayOfMonth(1) : from;
    return Downloads.of("book-" + ward + "-" + first + "-" + last, "pdf", reports.book(ward, first, last));
  }
}
