package vn.kip.eligibility.domain;

import java.util.Optional;
import vn.kip.events.IntakeEvent.Sex;

/**
 * The make-up of an identity number. Twelve digits (CCCD, personal number) are the place of registration, a digit for
 * century and sex, the last two of the birth year, and six at random; nine digits (CMND) say nothing.
 */
public final class IdentityNumber {

  private static final int PERSONAL_NUMBER_LENGTH = 12;
  private static final int CENTURY_AND_SEX = 3;
  private static final int FIRST_CENTURY = 1900;

  private IdentityNumber() {}

  /** What contradicts the person's particulars. */
  public sealed interface Contradiction {

    /** @param year of birth by the number */
    record AnotherYear(int year) implements Contradiction {}

    record AnotherSex() implements Contradiction {}
  }

  /** @param birthDate {@code YYYY-MM-DD}, or {@code YYYY} where only the year is known */
  public static Optional<Contradiction> contradiction(String number, String birthDate, Sex sex) {
    if (number.length() != PERSONAL_NUMBER_LENGTH) {
      return Optional.empty();
    }
    int digit = Character.digit(number.charAt(CENTURY_AND_SEX), 10);
    int year = FIRST_CENTURY + digit / 2 * 100 + Integer.parseInt(number.substring(4, 6));
    if (!birthDate.startsWith(Integer.toString(year))) {
      return Optional.of(new Contradiction.AnotherYear(year));
    }
    var said = digit % 2 == 0 ? Sex.M : Sex.F;
    return said == sex ? Optional.empty() : Optional.of(new Contradiction.AnotherSex());
  }
}
