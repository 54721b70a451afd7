package vn.kip.intake.domain;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.Refusal;
import vn.kip.events.IntakeEvent.Applicant;

/** What a person's particulars must look like. */
final class Applicants {

  private Applicants() {}

  static @Nullable Refusal refusal(Applicant applicant) {
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
    return isBirthDate(applicant.birthDate()) ? null : Refusals.applicant("birth_date", "YYYY-MM-DD, YYYY");
  }

  private static boolean isBirthDate(String text) {
    if (text.matches("(19|20)[0-9]{2}")) {
      return true;
    }
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }
}
