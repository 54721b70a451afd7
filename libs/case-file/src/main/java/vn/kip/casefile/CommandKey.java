package vn.kip.casefile;

import org.jspecify.annotations.Nullable;
import vn.kip.events.OfficerId;

/**
 * Under what a caller gives a command, so that it can be sent again.
 *
 * @param value chosen by the caller
 * @param by whose command it is: the answer to it is for nobody else
 */
public record CommandKey(String value, OfficerId by) {

  /** @param value null where the caller gave none */
  public static @Nullable CommandKey of(@Nullable String value, OfficerId by) {
    return value == null ? null : new CommandKey(value, by);
  }

  /** The command as it is remembered: what was asked, and by whom. */
  String given(String digest) {
    return digest + "@" + by;
  }
}
