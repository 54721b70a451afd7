package vn.kip.programmes;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something wrong with a catalogue file.
 *
 * @param key such as {@code catalogue.gap}
 * @param file name of the file in the catalogue's folder
 * @param line from 1; 0 where it concerns the whole file
 * @param reason what was found, in English
 */
public record Finding(String key, String file, int line, String reason) {

  /** What the key means, for an officer. */
  public String meaning(Locale language) {
    return ResourceBundle.getBundle("vn.kip.programmes.findings", language).getString(key);
  }

  /** Such as {@code SOC_MONTHLY.yaml:12}. */
  public String place() {
    return line == 0 ? file : file + ":" + line;
  }
}
