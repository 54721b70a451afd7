package vn.kip.reporting.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import vn.kip.casefile.DeadLetters.DeadLetter;
import vn.kip.casefile.Letter;
import vn.kip.casefile.Proposal;
import vn.kip.events.DossierId;

/** Keeps what was parked, as the real one does. */
public final class Letters implements ParkedRecords {

  final Map<String, Letter> kept = new TreeMap<>();
  private final Map<String, Proposal> proposals = new HashMap<>();

  @Override
  public void park(Letter letter) {
    kept.put(letter.id(), letter);
  }

  @Override
  public Map<DossierId, List<Letter>> of(Collection<DossierId> dossiers) {
    var found = new HashMap<DossierId, List<Letter>>();
    kept.values().stream().filter(letter -> dossiers.contains(letter.entry().dossier()))
        .forEach(letter -> found.computeIfAbsent(Objects.requireNonNull(letter.entry().dossier()),
            _ -> new ArrayList<>()).add(letter));
    return found;
  }

  @Override
  public void free(Collection<String> ids) {
    kept.keySet().removeAll(ids);
  }

  @Override
  public long count() {
    return kept.size();
  }

  @Override
  public Optional<Letter> find(String id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public List<DeadLetter> list() {
    return kept.values().stream().map(letter -> new DeadLetter(letter.id(), letter.entry().dossier(),
        letter.entry().headers().get("ce_type"), letter.fault(), letter.reason(), Instant.EPOCH,
        proposals.get(letter.id()))).toList();
  }

  @Override
  public Optional<DeadLetter> shown(String id) {
    return list().stream().filter(letter -> letter.id().equals(id)).findFirst();
  }

  @Override
  public void proposed(String id, Proposal proposal) {
    proposals.put(id, proposal);
  }

  List<Long> offsets() {
    return kept.values().stream().map(letter -> letter.entry().offset()).sorted(Comparator.naturalOrder()).toList();
  }

  List<Letter.Fault> faults() {
    return kept.values().stream().sorted(Comparator.comparingLong(letter -> letter.entry().offset())).map(Letter::fault)
        .toList();
  }
}
