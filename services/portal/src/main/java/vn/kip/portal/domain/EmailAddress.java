package vn.kip.portal.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address to which mail can be sent: what browsers take as one, with a domain of two labels or more. */
public record EmailAddress(String value) {

  private static final int LONGEST = 254;
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern ADDRESS = Pattern
      .compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@" + LABEL + "(?:\\." + LABEL
          + ")+");

  public EmailAddress {
    if (!isOne(value)) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /** Empty for what is no address. */
  public static Optional<EmailAddress> parse(String typed) {
    var stripped = typed.strip();
    int at = stripped.lastIndexOf('@');
    return isOne(stripped)
        ? Optional.of(new EmailAddress(stripped.substring(0, at) + stripped.substring(at).toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static boolean isOne(String value) {
    return value.length() <= LONGEST && ADDRESS.matcher(value).matches();
  }
}
