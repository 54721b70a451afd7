package vn.kip.intake.adapter.print;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kip.office.OfficeTime;

/** Dates as Vietnamese forms write them. */
final class FormDates {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter MOMENT = DateTimeFormatter
      .ofPattern("HH 'giờ' mm 'phút, ngày' dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("'ngày' dd 'tháng' MM 'năm' yyyy",
      Locale.ROOT);

  private FormDates() {}

  static String moment(Instant instant) {
    return instant.atZone(OfficeTime.ZONE).format(MOMENT);
  }

  static String moment(LocalDate date, LocalTime time) {
    return date.atTime(time).format(MOMENT);
  }

  static String date(@Nullable LocalDate date) {
    return date == null ? "……" : date.format(DATE);
  }

  static String place(String place, Instant at) {
    return place + ", " + at.atZone(OfficeTime.ZONE).format(LONG);
  }
}
