package vn.kip.service;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Finds in an address what is no {@link PlainText}, whether or not anybody would read it. */
public final class OddAddresses {

  private OddAddresses() {}

  /** The name of the parameter, {@code path} or {@code query}; empty where all is plain. */
  public static Optional<String> fieldOf(HttpServletRequest request) {
    if (!isPlain(request.getRequestURI())) {
      return Optional.of("path");
    }
    var query = request.getQueryString();
    return query == null
        ? Optional.empty()
        : Arrays.stream(query.split("&", -1)).filter(part -> !isPlain(part)).findFirst().map(OddAddresses::name);
  }

  private static String name(String part) {
    var name = part.split("=", 2)[0];
    return isPlain(name) && name.length() < part.length() ? decoded(name) : "query";
  }

  /** What is no percent-encoding at all is refused by who reads it. */
  private static boolean isPlain(String part) {
    try {
      return PlainText.is(decoded(part));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }
}
