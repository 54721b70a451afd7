package vn.kip.programmes;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * An accepted dossier in which a person's own line is eligible, within a group of programmes that pay a person once.
 *
 * @param code of the dossier
 */
public record OnceClaim(String code, Instant acceptedAt) {

  private static final Comparator<OnceClaim> EARLIEST = Comparator.comparing(OnceClaim::acceptedAt)
      .thenComparing(OnceClaim::code);

  /** The claim that holds: the earliest acceptance, ties by code. A refused or withdrawn winner does not free the person. */
  public static Optional<OnceClaim> winner(Collection<OnceClaim> claims) {
    return claims.stream().min(EARLIEST);
  }
}
