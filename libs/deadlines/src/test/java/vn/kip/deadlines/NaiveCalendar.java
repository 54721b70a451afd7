package vn.kip.deadlines;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The public servants' calendar once more, written apart from the releases: one line a year, month/day. */
final class NaiveCalendar {

  private static final Set<LocalDate> OFF = days("""
      2020 1/1 1/23 1/24 1/27 1/28 1/29 4/2 4/30 5/1 9/2
      2021 1/1 2/10 2/11 2/12 2/15 2/16 4/21 4/30 5/3 9/2 9/3
      2022 1/3 1/31 2/1 2/2 2/3 2/4 4/11 5/2 5/3 9/1 9/2
      2023 1/2 1/20 1/23 1/24 1/25 1/26 5/1 5/2 5/3 9/1 9/4
      2024 1/1 2/8 2/9 2/12 2/13 2/14 4/18 4/29 4/30 5/1 9/2 9/3
      2025 1/1 1/27 1/28 1/29 1/30 1/31 4/7 4/30 5/1 5/2 9/1 9/2
      2026 1/1 1/2 2/16 2/17 2/18 2/19 2/20 4/27 4/30 5/1 8/31 9/1 9/2 11/24
      """);
  private static final Set<LocalDate> WORKED = days("""
      2024 5/4
      2025 4/26
      2026 1/10 8/22
      """);

  private NaiveCalendar() {}

  private static Set<LocalDate> days(String text) {
    return text.lines().flatMap(line -> {
      var words = line.split(" ");
      return Arrays.stream(words).skip(1).map(word -> word.split("/"))
          .map(day -> LocalDate.of(Integer.parseInt(words[0]), Integer.parseInt(day[0]), Integer.parseInt(day[1])));
    }).collect(Collectors.toSet());
  }

  static boolean reaches(LocalDate date) {
    return date.getYear() >= 2020 && date.getYear() <= 2026;
  }

  static boolean isWorkingDay(LocalDate date) {
    if (!reaches(date)) {
      throw new OutOfReach();
    }
    boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    return WORKED.contains(date) || !(weekend || OFF.contains(date));
  }

  static final class OutOfReach extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
