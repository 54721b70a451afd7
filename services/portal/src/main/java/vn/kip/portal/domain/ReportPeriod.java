package vn.kip.portal.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A period as reports are asked for it: by its official name, or by its first and last day. The official year ends on
 * 14 December (Circular 01/2020/TT-VPCP).
 *
 * @param name such as {@code 2022}, {@code 2022-Q4} or {@code 2022-12}; null where days are given
 * @param from first day; {@code to} last day; null where it is named, or was left out
 */
public record ReportPeriod(@Nullable String name, @Nullable LocalDate from, @Nullable LocalDate to) {

  /** From 15 December on, so many days later is the next year. */
  private static final int FROM_CUT_OFF_TO_NEW_YEAR = 17;

  /** The days where any is given; or else the name; or else the official year of today. */
  public static ReportPeriod of(@Nullable String name, @Nullable LocalDate from, @Nullable LocalDate to,
      LocalDate today) {
    if (from != null || to != null) {
      return new ReportPeriod(null, from, to);
    }
    return new ReportPeriod(name == null || name.isBlank() ? Integer.toString(year(today)) : name.strip(), null, null);
  }

  /** The official year in which a day lies. */
  public static int year(LocalDate day) {
    return day.plusDays(FROM_CUT_OFF_TO_NEW_YEAR).getYear();
  }

  /** The official periods of a year: the whole, halves, nine months, quarters and months. */
  public static List<String> namesOf(int year) {
    return Stream.concat(Stream.of("", "-H1", "-H2", "-9M", "-Q1", "-Q2", "-Q3", "-Q4"),
        IntStream.rangeClosed(1, 12).mapToObj("-%02d"::formatted)).map(part -> year + part).toList();
  }
}
