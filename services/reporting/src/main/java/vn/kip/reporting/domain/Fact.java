package vn.kip.reporting.domain;

import vn.kip.events.CaseRecord;

/** One event of a dossier and where it stands in the log. */
public record Fact(long offset, CaseRecord entry) {

  /** The order in which things happened; what the register numbers keeps its numbers where times are equal. */
  static int byOccurrence(Fact one, Fact other) {
    int order = one.entry.occurredAt().compareTo(other.entry.occurredAt());
    if (order != 0) {
      return order;
    }
    int first = registerSeq(one);
    int second = registerSeq(other);
    return first >= 0 && second >= 0 && first != second
        ? Integer.compare(first, second)
        : Long.compare(one.offset, other.offset);
  }

  /** The action's number in its register; -1 where there is none. */
  public static int registerSeq(Fact fact) {
    var imported = fact.entry.imported();
    return imported == null || imported.registerSeq() == null ? -1 : imported.registerSeq();
  }
}
