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

  private final LogPositions positions;
  private final MongoCaseFiles files;
  private final CaseView view;
  private final Conclusions conclusions;
  private final Runnable startReading;

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
    var stored = positions.stored();
    conclude(CaseFile.Pending.ANY_PARTITION);
    start.forEach((partition, end) -> {
      if (stored.getOrDefault(partition, 0L) >= end) {
        conclude(partition);
      }
    });
  }

  private void conclude(int partition) {
    var failed = new HashSet<DossierId>();
    List<CaseFile> page;
    do {
      page = files.pending(partition, PAGE + failed.size()).stream().filter(file -> !failed.contains(file.id()))
          .toList();
      page.forEach(file -> conclude(file, failed));
    } while (!page.isEmpty());
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
