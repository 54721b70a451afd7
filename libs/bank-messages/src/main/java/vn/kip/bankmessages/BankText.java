package vn.kip.bankmessages;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names and remittance texts as Vietnamese banks carry them: capitals without marks. Screens and paper keep the diacritics.
 */
public final class BankText {

  /** Of the schema's Max140Text. */
  public static final int MAX_LENGTH = 140;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  /** Blanks of every kind, and what has no width: text copied from a page or a mail is full of them. */
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\t\\n\\r\\u200B-\\u200D\\u2060\\uFEFF]+");
  private static final Pattern WITHOUT_WIDTH = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF]");
  /** The letter of Vietnamese and two that look like it, which no decomposition leads to D. */
  private static final Pattern D_WITH_STROKE = Pattern.compile("[đĐðÐɖƉ]");
  private static final Pattern WRITABLE = Pattern.compile("[A-Z0-9/\\-?:().,'+ ]*");
  private static final Pattern FIRST_UNWRITABLE = Pattern.compile("[^A-Z0-9/\\-?:().,'+ ]");

  private BankText() {}

  /**
   * A text as a payment file carries it, cut at the end of a word.
   *
   * @param key of the refusal
   * @param field whose text it is
   * @throws UnwritableException for what has no such form, and for nothing at all
   */
  public static String ascii(String key, String field, String text) {
    var written = plain(text);
    if (written.isEmpty()) {
      throw new UnwritableException(key, field, "there is nothing to write");
    }
    if (!WRITABLE.matcher(written).matches()) {
      var unwritable = FIRST_UNWRITABLE.matcher(written);
      var what = unwritable.find() ? Character.toString(written.codePointAt(unwritable.start())) : written;
      throw new UnwritableException(key, field, "a payment file cannot carry \"" + what + "\"");
    }
    return cut(written);
  }

  /** The name of a person or an office. */
  public static String name(String field, String name) {
    return ascii("payee.name", field, name);
  }

  /** Two names that banks take for the same one. */
  public static boolean isSameName(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String text) {
    var joined = BLANKS.matcher(WITHOUT_WIDTH.matcher(text).replaceAll("")).replaceAll(" ").strip();
    var composed = Normalizer.normalize(joined, Normalizer.Form.NFC);
    var latin = D_WITH_STROKE.matcher(composed).replaceAll("d");
    return MARKS.matcher(Normalizer.normalize(latin, Normalizer.Form.NFD)).replaceAll("").toUpperCase(Locale.ROOT);
  }

  private static String cut(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    int end = text.lastIndexOf(' ', MAX_LENGTH);
    return end > 0 ? text.substring(0, end) : text.substring(0, MAX_LENGTH);
  }
}
