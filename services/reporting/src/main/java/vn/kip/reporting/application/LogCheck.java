package vn.kip.reporting.application;

import java.util.ArrayList;
import java.util.List;
import vn.kip.reporting.application.FoldStore.Position;

/** Whether the log still holds what was folded of it: it may have lost its end, or be another one. */
final class LogCheck {

  private LogCheck() {}

  /** What speaks against going on from these positions, in words; empty where nothing does. */
  static List<String> of(WholeLog log, List<Position> positions) {
    var begins = log.begins();
    var ends = log.ends();
    var findings = new ArrayList<String>();
    for (var position : positions) {
      int partition = position.checkpoint().partition();
      long folded = position.checkpoint().offset();
      long end = ends.getOrDefault(partition, 0L);
      if (end <= folded) {
        findings.add("partition %d ends before offset %d, and was folded up to offset %d".formatted(partition, end,
            folded));
      } else if (begins.getOrDefault(partition, 0L) > folded + 1) {
        findings.add("partition %d begins at offset %d only, and was folded up to offset %d".formatted(partition,
            begins.get(partition), folded));
      } else if (isAnother(log, position)) {
        findings.add("partition %d has another record at offset %d than the one that was folded".formatted(partition,
            folded));
      }
    }
    return List.copyOf(findings);
  }

  private static boolean isAnother(WholeLog log, Position position) {
    return !position.lastRecord().isEmpty() && log.at(position.checkpoint().partition(), position.checkpoint().offset())
        .filter(entry -> !Seal.of(entry).equals(position.lastRecord())).isPresent();
  }
}
