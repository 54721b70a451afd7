package vn.kip.reporting.domain;

import java.time.LocalDate;
import vn.kip.events.IntakeEvent.Channel;

/**
 * Where a count belongs.
 *
 * @param ward its code; cells are stored by their names, which no other text may come into
 */
public record CellKey(LocalDate day, String programme, String ward, Channel channel) {

  private static final int LONGEST = 40;

  public CellKey {
    if (!isCode(programme) || !isCode(ward)) {
      throw new IllegalArgumentException("neither programme nor ward may be anything but a code");
    }
  }

  /** Asked for every count of every dossier: without a pattern. */
  private static boolean isCode(String text) {
    return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(CellKey::isOfCode);
  }

  private static boolean isOfCode(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  }
}
