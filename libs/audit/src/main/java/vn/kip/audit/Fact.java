package vn.kip.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.kip.events.CaseRecord;

/**
 * One event of a dossier and where it stands in the log.
 *
 * @param counts the offset from which it counts: its own, or that of the record that set it free
 */
record Fact(int partition, long offset, long counts, CaseRecord entry) {

  static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");

  Fact(int partition, long offset, CaseRecord entry) {
    this(partition, offset, offset, entry);
  }

  /** With what is kept of it, from the offset on from which it counts. */
  Fact counting(long from, CaseRecord kept) {
    return new Fact(partition, offset, from, kept);
  }

  Instant at() {
    return entry.occurredAt();
  }

  LocalDate on() {
    return entry.occurredAt().atZone(LOCAL).toLocalDate();
  }

  LocalDate recordedOn() {
    return entry.recordedAt().atZone(LOCAL).toLocalDate();
  }

  private boolean isNumbered() {
    return entry.imported() != null && entry.imported().registerSeq() != null;
  }

  private int number() {
    var imported = entry.imported();
    var number = imported == null ? null : imported.registerSeq();
    return number == null ? 0 : number;
  }

  /**
   * The order in which things happened. Where moments are equal the log's order holds, and what a register has numbered
   * changes places among itself to follow its numbers.
   */
  static List<Fact> inOrder(List<Fact> facts) {
    Map<Instant, List<Fact>> byMoment = facts.stream().sorted(Comparator.comparingLong(Fact::counts))
        .collect(Collectors.groupingBy(Fact::at, TreeMap::new, Collectors.toList()));
    var ordered = new ArrayList<Fact>();
    byMoment.values().forEach(together -> {
      var numbered = together.stream().filter(Fact::isNumbered).sorted(Comparator.comparingInt(Fact::number))
          .iterator();
      together.forEach(fact -> ordered.add(fact.isNumbered() ? numbered.next() : fact));
    });
    return ordered;
  }
}
