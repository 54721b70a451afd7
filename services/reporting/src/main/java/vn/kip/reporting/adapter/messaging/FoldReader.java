package vn.kip.reporting.adapter.messaging;

import java.util.Map;
import java.util.stream.Collectors;
import vn.kip.caselog.LogReader;
import vn.kip.reporting.application.Figures;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.FoldStore.Checkpoint;

/** The fold as it is looked after: its positions are its checkpoints. */
final class FoldReader implements LogReader {

  private final FoldStore store;
  private final Figures figures;

  FoldReader(FoldStore store, Figures figures) {
    this.store = store;
    this.figures = figures;
  }

  @Override
  public Map<Integer, Long> positions() {
    return store.checkpoints().stream()
        .collect(Collectors.toMap(Checkpoint::partition, checkpoint -> checkpoint.offset() + 1));
  }

  @Override
  public void begin() {
    figures.begin();
  }

  @Override
  public void look(Map<Integer, Long> start) {
    // The fold writes its checkpoints itself.
  }
}
