package vn.kip.reporting.adapter.print;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kip.office.OfficeTime;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.domain.Period;

/**
 * What every official form says besides its figures.
 *
 * @param knownAt null where the figures rest on all of the log
 * @param digest SHA-256 over the canonical JSON of the report
 */
public record Cover(Head head, Period period, @Nullable Instant knownAt, List<Checkpoint> seal, String digest) {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm:ss 'ngày' dd/MM/yyyy");

  public record Head(String unit, String receiver, String place) {}

  /** The line under the title. */
  public String periodLine() {
    return "Kỳ báo cáo: " + (period.name().isEmpty() ? "" : period.name() + " ") + "(Từ ngày " + date(period.from())
        + " đến ngày " + date(period.to()) + ")";
  }

  /** What part of the log the figures rest on; empty where they rest on all of it. */
  public String knownLine() {
    return knownAt == null
        ? ""
        : "Số liệu theo những gì đã được ghi nhận đến " + MOMENT.format(knownAt.atZone(OfficeTime.ZONE));
  }

  /** The date of the document: the end of what it speaks of, never the moment of printing. */
  public Instant at() {
    return knownAt == null ? period.to().plusDays(1).atStartOfDay(OfficeTime.ZONE).toInstant() : knownAt;
  }

  private static String date(LocalDate date) {
    return date.format(DATE);
  }
}
