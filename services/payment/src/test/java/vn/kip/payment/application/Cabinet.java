package vn.kip.payment.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.events.DossierId;
import vn.kip.payment.domain.Grant;

/** Lists what is on its way to the bank, as the store does. */
final class Cabinet implements CaseFiles {

  private final Map<DossierId, CaseFile> stored = new LinkedHashMap<>();

  @Override
  public Optional<CaseFile> find(DossierId id) {
    return Optional.ofNullable(stored.get(id));
  }

  @Override
  public Map<DossierId, CaseFile> findAll(Collection<DossierId> ids) {
    var found = new LinkedHashMap<>(stored);
    found.keySet().retainAll(ids);
    return found;
  }

  @Override
  public List<DossierId> save(Collection<CaseFile> changed) {
    changed.forEach(file -> stored.put(file.id(), file));
    return List.of();
  }

  @Override
  public List<CaseFile> list(Map<String, Object> view, String sortBy, int skip, int limit) {
    assertThat(view).containsExactlyInAnyOrderEntriesOf(Map.of("state", "ORDERED", "method", "BANK"));
    return stored.values().stream().filter(file -> Grant.of(file).state() == Grant.State.ORDERED).skip(skip)
        .limit(limit).toList();
  }

  @Override
  public long count(Map<String, Object> view) {
    return stored.size();
  }
}
