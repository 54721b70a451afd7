package vn.kip.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.Finding.Kind;

/** Offsets that were passed over: records that are missing, or come later than they should. */
final class Gap {

  private final long from;
  private final long to;
  /** The record that came too soon. */
  private final long early;
  private final TreeSet<Long> late = new TreeSet<>();
  private boolean lateInOrder = true;
  private final Map<Long, String> seals = new HashMap<>();
  private @Nullable LogRecord held;
  private String heldSeal = "";
  private boolean heldAltered;

  /** @param before the seal of the record before the gap; null where unknown */
  Gap(long from, long to, long early, @Nullable String before) {
    this.from = from;
    this.to = to;
    this.early = early;
    if (before != null) {
      seals.put(from - 1, before);
    }
  }

  /** The record after the gap cannot be verified until the one before it has come. */
  void hold(LogRecord entry, String stated) {
    held = entry;
    heldSeal = stated;
  }

  /** Takes a record that comes late; false when none is missing at this offset. */
  boolean fill(long offset) {
    if (offset < from || offset > to || late.contains(offset)) {
      return false;
    }
    lateInOrder &= offset == from + late.size();
    late.add(offset);
    return true;
  }

  /** Whether a record that came late is what was sealed, as far as can be told. */
  boolean verify(LogRecord entry, String stated) {
    var before = seals.get(entry.offset() - 1);
    seals.put(entry.offset(), stated);
    var after = held;
    if (after != null && after.offset() == entry.offset() + 1) {
      heldAltered = !Seal.after(stated, after.offset(), after).equals(heldSeal);
    }
    return before == null || Seal.after(before, entry.offset(), entry).equals(stated);
  }

  /** What it came to in the end. */
  List<Finding> findings(int partition) {
    var found = new ArrayList<Finding>();
    boolean closed = late.size() == to - from + 1;
    if (closed && late.size() > 1 && lateInOrder) {
      found.add(Finding.ofLog(Kind.REORDERED, partition, early,
          "the record at offset " + early + " stands before offset " + from,
          "bản ghi ở offset " + early + " đứng trước offset " + from));
    } else {
      late.forEach(offset -> found.add(Finding.ofLog(Kind.REORDERED, partition, offset,
          "the record at offset " + offset + " stands after offset " + early,
          "bản ghi ở offset " + offset + " đứng sau offset " + early)));
    }
    if (heldAltered) {
      found.add(Finding.ofLog(Kind.ALTERED, partition, early,
          "the record at offset " + early + " is not what was sealed",
          "bản ghi ở offset " + early + " không đúng với nội dung đã niêm phong"));
    }
    long start = from;
    for (long offset : late) {
      if (offset > start) {
        found.add(missing(partition, start, offset - 1));
      }
      start = offset + 1;
    }
    if (start <= to) {
      found.add(missing(partition, start, to));
    }
    return found;
  }

  static Finding missing(int partition, long from, long to) {
    return from == to
        ? Finding.ofLog(Kind.MISSING, partition, from, "the record at offset " + from + " is missing",
            "thiếu bản ghi ở offset " + from)
        : Finding.ofLog(Kind.MISSING, partition, from, "the records from offset " + from + " to " + to + " are missing",
            "thiếu các bản ghi từ offset " + from + " đến " + to);
  }
}
