package vn.kip.programmes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A programme of the office.
 *
 * @param code stable for ever
 * @param field field of form 06
 * @param statutory false for work without a legal limit, which stays outside form 06 and every rate
 * @param versions what held when, without a gap
 */
public record Programme(String code, String field, boolean statutory, Names names, List<ProgrammeVersion> versions) {

  public Programme {
    versions = List.copyOf(versions);
  }

  /** What holds for a dossier accepted on this day; empty when the programme did not exist then. */
  public Optional<ProgrammeVersion> on(LocalDate date) {
    return versions.stream().filter(version -> version.holdsOn(date)).findFirst();
  }

  public Optional<ProgrammeVersion> version(String id) {
    return versions.stream().filter(version -> version.id().equals(id)).findFirst();
  }
}
