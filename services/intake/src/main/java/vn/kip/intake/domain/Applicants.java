package vn.kip.intake.domain;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.Refusal;
import vn.kip.events.IntakeEvent.Applicant;

/** What a person's particulars must look like. */
final class Applicants {

  private static final int OLDEST = 120;
  private static final int PERSONAL_NUMBER = 12;

  private Applicants() {}

  /**
   * What is wrong.
   *
   * @param day on which the applicant comes: nobody is born after it, or more than a human life before it
   */
  static @Nullable Refusal refusal(Applicant applicant, LocalDate day) {
    if (applicant.name().isBlank() || applicant.name().length() > 200) {
      return Refusals.applicant("applicant_name", "1-200");
    }
    if (applicant.name().chars().anyMatch(Character::isISOControl)) {
      return Refusals.controlCharacter("applicant_name");
    }
    if (!Normalizer.isNormalized(applicant.name(), Normalizer.Form.NFC)) {
      return Refusals.applicant("applicant_name", "Unicode NFC");
    }
    if (!applicant.identityNumber().matches("[0-9]{9}|[0-9]{12}")) {
      return Refusals.applicant("applicant_id", "CCCD 12 / CMND 9");
    }
    if (isPlaceholder(applicant.identityNumber())) {
      return Refusals.placeholderNumber(applicant.identityNumber());
    }
    return isBirthDate(applicant.birthDate(), day) ? null : Refusals.applicant("birth_date", "YYYY-MM-DD, YYYY");
  }

  /** One digit over and over, or digits counted up or down: typed where there was no number, and so of many people. */
  private static boolean isPlaceholder(String number) {
    boolean counted = Stream.of(0, 1, 9).anyMatch(step -> IntStream.range(1, number.length())
        .allMatch(i -> (number.charAt(i - 1) - '0' + step) % 10 == number.charAt(i) - '0'));
    return counted || isOfNoProvince(number);
  }

  /** A personal number begins with the place of registration, of which none is 000. */
  private static boolean isOfNoProvince(String number) {
    return number.length() == PERSONAL_NUMBER && number.startsWith("000");
  }

  private static boolean isBirthDate(String text, LocalDate day) {
    if (text.matches("(19|20)[0-9]{2}")) {
      int year = Integer.parseInt(text);
      return year <= day.getYear() && year >= day.getYear() - OLDEST;
    }
    try {
      var date = LocalDate.parse(text);
      return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") && !date.isAfter(day) && date.isAfter(day.minusYears(OLDEST));
    } catch (DateTimeException _) {
      return false;
    }
  }
}
