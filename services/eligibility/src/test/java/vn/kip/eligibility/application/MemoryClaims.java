package vn.kip.eligibility.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Claims at hand, of one group. */
final class MemoryClaims implements PersonClaims {

  private final Map<String, List<Claim>> claims = new TreeMap<>();
  private final TreeSet<String> unsettled = new TreeSet<>();

  @Override
  public void add(String group, Collection<String> persons, Claim claim) {
    persons.forEach(person -> {
      var noted = claims.computeIfAbsent(person, _ -> new ArrayList<>());
      if (!noted.contains(claim)) {
        noted.add(claim);
      }
      unsettled.add(person);
    });
  }

  @Override
  public Map<String, List<Claim>> of(String group, Collection<String> persons) {
    var found = new HashMap<>(claims);
    found.keySet().retainAll(persons);
    return found;
  }

  @Override
  public List<Contested> unsettled(int skip, int limit) {
    return unsettled.stream().skip(skip).limit(limit)
        .map(person -> new Contested("group", person, List.copyOf(claims.getOrDefault(person, List.of())))).toList();
  }

  @Override
  public void settled(Contested contested) {
    unsettled.remove(contested.person());
  }

  boolean isEmpty() {
    return claims.isEmpty();
  }
}
