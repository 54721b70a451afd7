package vn.kip.office;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The office's time zone, UTC+7 without daylight saving. */
public final class OfficeTime {

  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private OfficeTime() {}

  /** The day on which something happens at the office. */
  public static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }
}
