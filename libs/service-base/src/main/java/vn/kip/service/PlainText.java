package vn.kip.service;

/** Text as it can be typed and printed. */
public final class PlainText {

  private PlainText() {}

  /**
   * Whether a text holds neither control characters, but for line breaks and tabs, nor half a character (a surrogate without
   * its other half). A store may refuse the one, and the other cannot be written as UTF-8.
   */
  public static boolean is(CharSequence text) {
    return text.codePoints().noneMatch(PlainText::isOdd);
  }

  private static boolean isOdd(int character) {
    return character != '\n' && character != '\r' && character != '\t'
        && (Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE);
  }
}
