package vn.kip.portal.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What presses at an officer's desks on one day. It names dossiers by their codes, never a person.
 *
 * @param total of all; {@code lines} are the first of them, the most urgent first
 */
public record Digest(LocalDate day, long total, List<Line> lines) {

  public Digest {
    lines = List.copyOf(lines);
  }

  /** @param kind LATE, TODAY or NEAR */
  public record Line(Notice.Kind kind, String code, @Nullable LocalDate due) {}

  public boolean isEmpty() {
    return lines.isEmpty();
  }
}
