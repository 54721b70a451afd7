package vn.kip.programmes;

import java.time.Instant;
import java.util.Comparator;

/**
 * An accepted dossier in which a person's own line is eligible, within a group of programmes that pay a person once. The
 * least claim holds: the earliest acceptance, ties by code. A refused or withdrawn winner does not free the person.
 *
 * @param code of the dossier
 */
public record OnceClaim(String code, Instant acceptedAt) implements Comparable<OnceClaim> {

  private static final Comparator<OnceClaim> EARLIEST_FIRST = Comparator.comparing(OnceClaim::acceptedAt)
      .thenComparing(OnceClaim::code);

  @Override
  public int compareTo(OnceClaim other) {
    return EARLIEST_FIRST.compare(this, other);
  }
}
