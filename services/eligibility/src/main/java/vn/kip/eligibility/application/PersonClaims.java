package vn.kip.eligibility.application;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.kip.events.DossierId;

/**
 * Which dossiers claim a person in programmes that pay a person once. A claim stays whatever is decided on the dossier: a
 * refused or withdrawn winner does not free the person.
 */
public interface PersonClaims {

  /** Notes a claim per person; noting it again changes nothing. */
  void add(String group, Collection<String> persons, Claim claim);

  /** Claims by person. */
  Map<String, List<Claim>> of(String group, Collection<String> persons);

  /** Persons whose claims changed since they were last settled. */
  List<Contested> unsettled(int limit);

  /** Nothing more is to be done for this person, unless a claim has come meanwhile. */
  void settled(Contested contested);

  /** @param acceptedAt T1, by which the earliest wins */
  record Claim(DossierId dossier, String code, Instant acceptedAt) {}

  record Contested(String group, String person, List<Claim> claims) {}

  /** The earliest accepted dossier, ties by code. */
  static Optional<Claim> winner(List<Claim> claims) {
    return claims.stream().min(Comparator.comparing(Claim::acceptedAt).thenComparing(Claim::code));
  }
}
