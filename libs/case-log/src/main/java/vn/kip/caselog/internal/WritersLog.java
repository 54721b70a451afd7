package vn.kip.caselog.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseView;
import vn.kip.caselog.LogReader;
import vn.kip.events.DossierId;

/** How a service that writes to the log reads it: from the positions beside its files on. */
final class WritersLog implements LogReader {

  private static final Logger LOG = LoggerFactory.getLogger(WritersLog.class);
  private static final int PAGE = 200;
  private static final int LOOKS_WHEN_CONCLUDED = 10;

  private final LogPositions positions;
  private final MongoCaseFiles files;
  private final CaseView view;
  private final Conclusions conclusions;
  private final Runnable startReading;
  private boolean isConcluded;
  private int looks;

  WritersLog(LogPositions positions, MongoCaseFiles files, CaseView view, Conclusions conclusions,
      Runnable startReading) {
    this.positions = positions;
    this.files = files;
    this.view = view;
    this.conclusions = conclusions;
    this.startReading = startReading;
  }

  @Override
  public Map<Integer, Long> positions() {
    return positions.stored();
  }

  @Override
  public void begin() {
    if (positions.viewVersion() != view.version()) {
      files.rewriteViews();
      positions.hasViewVersion(view.version());
    }
    files.withEventsReadAnew().forEach(file -> files.save(List.of(file)));
    startReading.run();
  }

  @Override
  public void look(Map<Integer, Long> start) {
    positions.write();
    // What comes after the start is concluded from as it comes; another instance may have gone before it had concluded.
    if (!isConcluded || looks % LOOKS_WHEN_CONCLUDED == 0) {
      isConcluded = conclude(start);
    }
    looks++;
  }

  private boolean conclude(Map<Integer, Long> start) {
    var stored = positions.stored();
    boolean all = conclude(CaseFile.Pending.ANY_PARTITION);
    for (var end : start.entrySet()) {
      boolean isRead = stored.getOrDefault(end.getKey(), 0L) >= end.getValue();
      all &= isRead && conclude(end.getKey());
    }
    return all;
  }

  /** @return whether nothing waits any more */
  private boolean conclude(int partition) {
    var failed = new HashSet<DossierId>();
    List<CaseFile> page;
    do {
      page = files.pending(partition, PAGE + failed.size()).stream().filter(file -> !failed.contains(file.id()))
          .toList();
      page.forEach(file -> conclude(file, failed));
    } while (!page.isEmpty());
    return failed.isEmpty();
  }

  /** One dossier that nothing can be concluded of does not keep the others waiting; it is looked at again. */
  private void conclude(CaseFile file, Set<DossierId> failed) {
    try {
      var concluded = conclusions.concludePending(file);
      if (files.save(List.of(concluded)).isEmpty()) {
        conclusions.reactor().stored(List.of(concluded));
      }
    } catch (RuntimeException e) {
      LOG.error("nothing can be concluded yet of what came for dossier {}", file.id(), e);
      failed.add(file.id());
    }
  }
}
