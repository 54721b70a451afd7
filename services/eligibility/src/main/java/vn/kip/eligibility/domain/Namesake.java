package vn.kip.eligibility.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.events.IntakeEvent.DossierSubmitted;

/**
 * Two persons of one name, birth year and ward, one known by an old number (CMND, 9 digits) and one by a new one (CCCD, 12):
 * they may be one, which only a person can tell.
 */
public final class Namesake {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int YEAR = 4;

  private Namesake() {}

  /** What namesakes have in common, without marks and capitals. */
  public static String key(DossierSubmitted submission) {
    var applicant = submission.applicant();
    var plain = MARKS.matcher(Normalizer.normalize(applicant.name(), Normalizer.Form.NFD)).replaceAll("")
        .replace('đ', 'd').replace('Đ', 'D').toLowerCase(Locale.ROOT).strip();
    return BLANKS.matcher(plain).replaceAll(" ") + "|" + applicant.birthDate().substring(0, YEAR) + "|"
        + submission.ward();
  }

  /** Whether two namesakes may be one person under two kinds of number. */
  public static boolean mayBeOne(Applicant one, Applicant other) {
    boolean otherKind = one.identityNumber().length() != other.identityNumber().length();
    return otherKind && one.sex() == other.sex()
        && (one.birthDate().startsWith(other.birthDate()) || other.birthDate().startsWith(one.birthDate()));
  }
}
