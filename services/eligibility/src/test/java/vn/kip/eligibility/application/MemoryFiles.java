package vn.kip.eligibility.application;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.events.DossierId;

/** Files at hand, found by applicant, programme, assessment and decision; the order is that of their coming. */
final class MemoryFiles implements CaseFiles {

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
    return stored.values().stream().filter(file -> has(file, view)).skip(skip).limit(limit).toList();
  }

  @Override
  public long count(Map<String, Object> view) {
    return stored.values().stream().filter(file -> has(file, view)).count();
  }

  private static boolean has(CaseFile file, Map<String, Object> asked) {
    var view = view(Appraisal.of(file));
    return asked.entrySet().stream().allMatch(entry -> entry.getValue() instanceof Collection<?> any
        ? any.contains(view.get(entry.getKey()))
        : entry.getValue().equals(view.get(entry.getKey())));
  }

  private static Map<String, String> view(Appraisal appraisal) {
    var view = new HashMap<String, String>();
    if (appraisal.submission() != null) {
      view.put("programme", appraisal.submission().programme());
      view.put("applicant", appraisal.submission().applicant().identityNumber());
    }
    if (appraisal.assessment() != null) {
      view.put("assessment", appraisal.assessment().status().name());
    }
    if (appraisal.decision() != null) {
      view.put("decision", appraisal.decision().outcome().name());
    }
    return view;
  }
}
