package vn.kip.bankmessages;

import java.util.Optional;
import java.util.regex.Pattern;

/** Account numbers as people type them and as a payment file carries them. */
public final class AccountNumber {

  /** How passbooks and cards print them, and what a copy from a page brings along. */
  private static final Pattern BETWEEN = Pattern.compile("[.\\p{Z}\\s\\u200B-\\u200D\\u2060\\uFEFF]");
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{6,19}");

  private AccountNumber() {}

  /** Without blanks and dots; empty when it is no account number all the same. */
  public static Optional<String> find(String typed) {
    var number = BETWEEN.matcher(typed).replaceAll("");
    return NUMBER.matcher(number).matches() ? Optional.of(number) : Optional.empty();
  }

  /** @throws UnwritableException when it is no account number */
  public static String of(String field, String typed) {
    return find(typed).orElseThrow(() -> new UnwritableException("payee.account", field,
        "an account number has 6 to 19 digits or capitals"));
  }
}
