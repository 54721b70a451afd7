package vn.kip.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The zone of every date here, UTC+7 without daylight saving; services have it from {@code office}. */
final class LocalTime {

  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private LocalTime() {}

  static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }
}
