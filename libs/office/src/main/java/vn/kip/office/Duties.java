package vn.kip.office;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.kip.events.OfficerId;

/** Who has done what on one thing, such as a dossier and its money, a run or a proposal. */
public record Duties(Map<Duty, Set<OfficerId>> done) {

  public static final Duties NONE = new Duties(Map.of());

  public Duties {
    done = done.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
  }

  public Duties with(Duty duty, OfficerId officer) {
    return and(new Duties(Map.of(duty, Set.of(officer))));
  }

  /** What was done on either of two things that are one for whoever comes next. */
  public Duties and(Duties other) {
    var all = new EnumMap<Duty, Set<OfficerId>>(Duty.class);
    done.forEach((duty, officers) -> all.put(duty, new HashSet<>(officers)));
    other.done.forEach((duty, officers) -> all.computeIfAbsent(duty, _ -> new HashSet<>()).addAll(officers));
    return new Duties(all);
  }

  /** What the officer has done that keeps this from being theirs to do; empty where nothing does. */
  public Optional<Duty> inTheWayOf(Duty duty, OfficerId officer) {
    return new TreeSet<>(duty.apartFrom()).stream()
        .filter(before -> done.getOrDefault(before, Set.of()).contains(officer)).findFirst();
  }
}
