package vn.kip.intake.domain;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.Refusal;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.programmes.PersonNumber;

/** What a person's particulars must look like. */
final class Applicants {

  private static final int OLDEST = 120;

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
    if (PersonNumber.isPlaceholder(applicant.identityNumber())) {
      return Refusals.placeholderNumber(applicant.identityNumber());
    }
    return isBirthDate(applicant.birthDate(), day) ? null : Refusals.applicant("birth_date", "YYYY-MM-DD, YYYY");
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
