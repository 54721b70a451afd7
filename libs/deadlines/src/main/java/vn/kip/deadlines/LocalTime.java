package vn.kip.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The office's time zone, UTC+7 without daylight saving. */
public final class LocalTime {

  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private LocalTime() {}

  public static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }
}
