package vn.kip.reporting.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The days a report is about. Official periods run from the 15th of the month before to the 14th of their last month (Decree
 * 09/2019 art. 12): the year 2022 is 2021-12-15 to 2022-12-14. Calendar periods are what the newspapers mean.
 *
 * @param from first day
 * @param to last day
 * @param name as it stands after "Kỳ báo cáo"; empty where the days are no period of the regime
 */
public record Period(LocalDate from, LocalDate to, String name) {

  private static final int CUT_OFF = 14;
  private static final List<String> ROMAN = List.of("I", "II", "III", "IV");
  private static final Pattern TEXT = Pattern
      .compile("(calendar-)?(19[0-9]{2}|2[0-9]{3})(?:-(Q[1-4]|H[12]|9M|0[1-9]|1[0-2]))?");

  /**
   * Reads {@code 2022}, {@code 2022-Q1}, {@code 2022-H1}, {@code 2022-9M}, {@code 2022-01}; {@code calendar-} before it makes
   * it one of the calendar year.
   *
   * @return empty where the text names no period
   */
  public static Optional<Period> parse(String text) {
    var match = TEXT.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    boolean calendar = match.group(1) != null;
    int year = Integer.parseInt(match.group(2));
    var part = match.group(3);
    if (part == null) {
      return Optional.of(of(calendar, year, 1, 12, "năm " + year));
    }
    int number = Integer.parseInt(part.replaceAll("[^0-9]", ""));
    return Optional.of(switch (part.charAt(0)) {
      case 'Q' -> of(calendar, year, number * 3 - 2, number * 3, "quý " + ROMAN.get(number - 1) + " năm " + year);
      case 'H' -> of(calendar, year, number * 6 - 5, number * 6,
          "6 tháng " + (number == 1 ? "đầu" : "cuối") + " năm " + year);
      case '9' -> of(calendar, year, 1, 9, "9 tháng năm " + year);
      default -> of(calendar, year, number, number, "tháng " + part + " năm " + year);
    });
  }

  /** Its first and last day. */
  public Flow.Piece days() {
    return new Flow.Piece(from, to);
  }

  /** The period with these days; one of the regime bears its name. */
  public static Period between(LocalDate from, LocalDate to) {
    int year = to.plusDays(31 - CUT_OFF).getYear();
    return Stream.of(year - 1, year, to.getYear())
        .flatMap(Period::ofYear)
        .filter(period -> period.from.equals(from) && period.to.equals(to))
        .findFirst()
        .orElseGet(() -> new Period(from, to, ""));
  }

  /** None of a year that is not written with four digits. */
  private static Stream<Period> ofYear(int year) {
    var parts = Stream.concat(Stream.of("", "-H1", "-H2", "-9M", "-Q1", "-Q2", "-Q3", "-Q4"),
        IntStream.rangeClosed(1, 12).mapToObj("-%02d"::formatted)).toList();
    return Stream.of("", "calendar-").flatMap(
        regime -> parts.stream()
            .flatMap(part -> parse("%s%04d%s".formatted(regime, year, part)).stream()));
  }

  private static Period of(boolean calendar, int year, int first, int last, String name) {
    var begins = YearMonth.of(year, first);
    var ends = YearMonth.of(year, last);
    return calendar
        ? new Period(begins.atDay(1), ends.atEndOfMonth(), name + " (dương lịch)")
        : new Period(begins.minusMonths(1).atDay(CUT_OFF + 1), ends.atDay(CUT_OFF), name);
  }
}
