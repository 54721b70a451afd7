package vn.kip.eligibility.application;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.kip.events.DossierId;
import vn.kip.programmes.OnceClaim;

/**
 * Which dossiers claim a person in programmes that pay a person once. A claim stays whatever is decided on the dossier: a
 * refused or withdrawn winner does not free the person.
 */
public interface PersonClaims {

  /** Notes a claim per person; noting it again changes nothing. */
  void add(String group, Collection<String> persons, Claim claim);

  /** Claims by person. */
  Map<String, List<Claim>> of(String group, Collection<String> persons);

  /** Persons whose claims changed since they were last settled, in an order that stays. */
  List<Contested> unsettled(int skip, int limit);

  /** Nothing more is to be done for this person, unless a claim has come meanwhile. */
  void settled(Contested contested);

  /** @param recordedAt when the office had it in its books that the dossier was accepted; nobody can know it earlier */
  record Claim(DossierId dossier, OnceClaim once, Instant recordedAt) {}

  record Contested(String group, String person, List<Claim> claims) {}

  static Optional<Claim> winner(List<Claim> claims) {
    return claims.stream().min(Comparator.comparing(Claim::once));
  }
}
