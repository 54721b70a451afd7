package vn.kip.portal.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A whole number as people type it in Vietnam: dots and blanks part groups of three digits and nothing else. What could be
 * another country's decimals ({@code 10.5}, {@code 7200000.00}) is not read as a number a hundred times as large.
 */
public final class TypedNumber {

  private static final Pattern PLAIN = Pattern.compile("-?[0-9]+");
  private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(?:([. \u00a0\u202f])[0-9]{3})(?:\\1[0-9]{3})*");
  private static final Pattern SEPARATOR = Pattern.compile("[. \u00a0\u202f]");

  private TypedNumber() {}

  /** Its digits, and a minus sign; empty where it is none. */
  public static Optional<String> digits(String typed) {
    var text = typed.strip().replaceAll("^[\u00a0\u202f]+|[\u00a0\u202f]+$", "");
    return PLAIN.matcher(text).matches() || GROUPED.matcher(text).matches()
        ? Optional.of(SEPARATOR.matcher(text).replaceAll(""))
        : Optional.empty();
  }
}
