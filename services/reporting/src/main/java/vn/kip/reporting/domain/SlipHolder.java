package vn.kip.reporting.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.office.SlipToken;

/**
 * Who may look a dossier up: whoever holds the slip (its QR code bears a token), or knows the last four digits of the
 * applicant's identity number. Everybody has such a number from birth, and no dossier is taken without it.
 *
 * @param digits blank where the token is given; {@code token} blank where digits are
 */
public record SlipHolder(String code, String digits, String token) {

  private static final int LAST = 4;

  /** Compares to the end, so that an answer takes the same time whatever is wrong. */
  public boolean mayAskOf(Applicant applicant, SlipToken tokens) {
    var number = applicant.identityNumber();
    var last = number.substring(Math.max(0, number.length() - LAST));
    boolean knows = digits.length() == LAST && MessageDigest.isEqual(last.getBytes(StandardCharsets.UTF_8),
        digits.getBytes(StandardCharsets.UTF_8));
    boolean holds = tokens.isOf(code, token);
    return knows || holds;
  }
}
