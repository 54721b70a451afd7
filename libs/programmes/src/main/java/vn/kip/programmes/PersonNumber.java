package vn.kip.programmes;

/** The number by which a person is known: CCCD (12 digits) or CMND (9). */
public final class PersonNumber {

  private static final String ONE_DIGIT = "([0-9])\\1+";
  private static final String NO_PROVINCE = "000[0-9]{9}";
  private static final String COUNTED_UP = "0123456789".repeat(3);
  private static final String COUNTED_DOWN = "9876543210".repeat(3);

  private PersonNumber() {}

  /**
   * Whether it was typed where there was none, and so stands for many people: one digit over and over, digits counted up or
   * down, or a personal number of no province.
   */
  public static boolean isPlaceholder(String number) {
    return number.matches(ONE_DIGIT) || number.matches(NO_PROVINCE) || isCounted(number);
  }

  private static boolean isCounted(String number) {
    return number.length() > 1 && (COUNTED_UP.contains(number) || COUNTED_DOWN.contains(number));
  }
}
