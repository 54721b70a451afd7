package vn.kip.programmes.internal;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/** Ages in completed years; who was born on 29 February has the birthday on 1 March in other years. */
public final class Ages {

  private Ages() {}

  public static LocalDate birthday(LocalDate birthDate, int age) {
    int year = birthDate.getYear() + age;
    boolean leapDay = birthDate.getMonth() == Month.FEBRUARY && birthDate.getDayOfMonth() == 29;
    return leapDay && !Year.isLeap(year) ? LocalDate.of(year, Month.MARCH, 1) : birthDate.withYear(year);
  }

  static int completedYears(LocalDate birthDate, LocalDate asOf) {
    int age = asOf.getYear() - birthDate.getYear();
    return asOf.isBefore(birthday(birthDate, age)) ? age - 1 : age;
  }
}
