package vn.kip.programmes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A programme of the office.
 *
 * @param code stable for ever
 * @param field field of form 06
 * @param statutory false for work without a legal limit, which stays outside form 06 and every rate
 * @param versions what held when, without a gap
 * @param ended what is said once the last version has ended; null for a programme of which no end is known
 */
public record Programme(String code, String field, boolean statutory, Names names, List<ProgrammeVersion> versions,
    @Nullable Ended ended) {

  public Programme {
    versions = List.copyOf(versions);
  }

  /**
   * Why nothing is accepted any more.
   *
   * @param replacedBy codes of the programmes that go on in its place; none where nothing does
   */
  public record Ended(String vi, String en, List<String> replacedBy) {}

  /**
   * What holds for a dossier accepted on this day; empty when the programme did not exist yet. A programme that has ended is
   * judged by its last version, as a register's past is: whether one may still be accepted says {@link #isOpenOn}.
   */
  public Optional<ProgrammeVersion> on(LocalDate date) {
    return versions.stream().filter(version -> !version.from().isAfter(date)).reduce((_, later) -> later);
  }

  /** Whether a dossier can be accepted on this day. */
  public boolean isOpenOn(LocalDate date) {
    return on(date).filter(version -> version.holdsOn(date)).isPresent();
  }

  public Optional<ProgrammeVersion> version(String id) {
    return versions.stream().filter(version -> version.id().equals(id)).findFirst();
  }
}
