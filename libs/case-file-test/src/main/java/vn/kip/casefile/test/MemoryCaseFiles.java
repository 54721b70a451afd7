package vn.kip.casefile.test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.casefile.CaseView;
import vn.kip.casefile.ViewField;
import vn.kip.events.DossierId;

/** The files of one service, by its own view. A file is stored where its version is still the stored one. */
public final class MemoryCaseFiles implements CaseFiles {

  private final CaseView view;
  private final Map<DossierId, CaseFile> stored = new LinkedHashMap<>();
  private final Deque<UnaryOperator<CaseFile>> rivals = new ArrayDeque<>();

  public MemoryCaseFiles(CaseView view) {
    this.view = view;
  }

  /** Puts a file in as it is, whatever is there. */
  public MemoryCaseFiles with(CaseFile file) {
    put(file);
    return this;
  }

  /** Just before the next file is stored, somebody else changes it so. */
  public void losesRaceTo(UnaryOperator<CaseFile> rival) {
    rivals.add(rival);
  }

  @Override
  public Optional<CaseFile> find(DossierId id) {
    return Optional.ofNullable(stored.get(id));
  }

  @Override
  public Map<DossierId, CaseFile> findAll(Collection<DossierId> ids) {
    var found = new LinkedHashMap<>(stored);
    found.keySet().retainAll(List.copyOf(ids));
    return found;
  }

  /** Memory has room for any of a test's files. */
  @Override
  public List<DossierId> saveEntered(Collection<CaseFile> files) {
    return save(files);
  }

  @Override
  public List<DossierId> save(Collection<CaseFile> files) {
    var lost = new ArrayList<DossierId>();
    for (var file : files) {
      var rival = rivals.poll();
      var before = stored.get(file.id());
      if (rival != null) {
        put(rival.apply(before == null ? CaseFile.empty(file.id(), file.owner()) : before));
      }
      if (version(stored.get(file.id())) == file.version()) {
        put(file);
      } else {
        lost.add(file.id());
      }
    }
    return lost;
  }

  private void put(CaseFile file) {
    stored.put(file.id(), new CaseFile(file.id(), file.owner(), file.version() + 1, file.history(), file.seen(),
        file.commands(), file.sent(), file.pending()));
  }

  private static long version(@Nullable CaseFile file) {
    return file == null ? 0 : file.version();
  }

  @Override
  public List<CaseFile> list(CaseQuery query, ViewField<?, ?> sortBy, int skip, int limit) {
    return found(query).sorted(order(sortBy)).skip(skip).limit(limit).toList();
  }

  @Override
  public Optional<CaseFile> last(CaseQuery query, ViewField<?, ?> sortBy) {
    return found(query).max(order(sortBy));
  }

  @Override
  public long count(CaseQuery query) {
    return found(query).count();
  }

  private Stream<CaseFile> found(CaseQuery query) {
    return stored.values().stream().filter(file -> query.isMetBy(view.of(file)));
  }

  /** As the store sorts text, with what has none first. */
  private Comparator<CaseFile> order(ViewField<?, ?> sortBy) {
    return Comparator.<CaseFile, String>comparing(file -> String.valueOf(view.of(file).getOrDefault(sortBy.name(), "")))
        .thenComparing(file -> file.id().value());
  }
}
