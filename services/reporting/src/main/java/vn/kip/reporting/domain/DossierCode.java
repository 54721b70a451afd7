package vn.kip.reporting.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dossier code taken apart (Circular 01/2018 art. 19).
 *
 * @param day as written, {@code YYMMDD}
 */
public record DossierCode(String agency, String day, int serial) {

  private static final Pattern DAY_AND_SERIAL = Pattern.compile("-([0-9]{6})-([0-9]{4})");
  private static final int THEIR_LENGTH = "-221231-0001".length();

  public static Optional<DossierCode> parse(String code) {
    int agency = code.length() - THEIR_LENGTH;
    var match = DAY_AND_SERIAL.matcher(code);
    return agency > 0 && match.region(agency, code.length()).matches()
        ? Optional.of(new DossierCode(code.substring(0, agency), match.group(1), Integer.parseInt(match.group(2))))
        : Optional.empty();
  }

  /** The date in the code; empty when it is none. */
  public Optional<LocalDate> date() {
    try {
      return Optional.of(LocalDate.of(2000 + Integer.parseInt(day.substring(0, 2)),
          Integer.parseInt(day.substring(2, 4)), Integer.parseInt(day.substring(4, 6))));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
