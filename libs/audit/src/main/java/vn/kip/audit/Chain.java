package vn.kip.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.Finding.Kind;

/**
 * The chain of one partition: offsets without a gap, and the running seal. Where a record does not fit, the next one tells
 * what was done, and the chain goes on from the seal that is stated: one deed is one finding.
 */
final class Chain {

  private final int partition;
  private final Consumer<Finding> findings;
  private final List<Witness> witnesses = new ArrayList<>();
  private final TreeMap<Long, Gap> gaps = new TreeMap<>();
  private long next;
  private long counted;
  /** Null where it is not known what the records before come to. */
  private @Nullable String seal = "";
  private @Nullable String otherSeal;
  private boolean afterGap;
  /** How many more (or fewer) records stand here than were sealed: later ones bear another offset than their seal. */
  private long shift;
  private @Nullable Suspect suspect;

  Chain(int partition, Consumer<Finding> findings) {
    this.partition = partition;
    this.findings = findings;
  }

  /**
   * Somebody else's seal of this partition.
   *
   * @param who says so, in English; {@code vi} in Vietnamese
   */
  record Witness(String who, String vi, Seal seal) {}

  /** @param stated the seal that is said to come after it; {@code before} the one before it, null where unknown */
  private record Suspect(LogRecord entry, @Nullable String before, long number, String stated) {}

  void add(Witness witness) {
    witnesses.add(witness);
  }

  /** @param stated the seal that the file states after this record; null in the log itself, which states none */
  void take(LogRecord entry, @Nullable String stated) {
    counted++;
    if (entry.offset() < next) {
      late(entry, stated);
      return;
    }
    if (entry.offset() > next) {
      gap(entry, stated);
    }
    if (stated == null) {
      seal = Seal.after(String.valueOf(seal), entry.offset(), entry);
    } else {
      if (!afterGap) {
        verify(entry, stated);
      }
      seal = stated;
    }
    afterGap = false;
    otherSeal = null;
    next = entry.offset() + 1;
    compare(entry.offset() - shift);
  }

  /** A line that cannot be read any more, of which offset and seal are still legible. */
  void illegible(long offset, @Nullable String stated) {
    counted++;
    settleSuspect();
    finding(Kind.ALTERED, offset, "the record at offset " + offset + " is not legible any more",
        "bản ghi ở offset " + offset + " không còn đọc được");
    if (offset >= next) {
      if (offset > next) {
        gaps.put(next, new Gap(next, offset - 1, offset, seal));
      }
      next = offset + 1;
      seal = stated;
      afterGap = stated == null;
    }
  }

  private void verify(LogRecord entry, String stated) {
    long number = entry.offset() - shift;
    var suspected = suspect;
    if (suspected != null) {
      suspect = null;
      tell(suspected, entry, number, stated);
    } else if (seal != null && !fits(seal, number, entry, stated) && !fits(otherSeal, number, entry, stated)) {
      suspect = new Suspect(entry, seal, number, stated);
    }
  }

  /** What was done to the suspect, as the record after it tells. */
  private void tell(Suspect before, LogRecord entry, long number, String stated) {
    if (fits(before.stated(), number, entry, stated) || fits(recomputed(before), number, entry, stated)) {
      altered(before);
    } else if (fits(before.before(), number - 1, entry, stated)) {
      inserted(before.entry().offset());
      shift++;
    } else if (fits(before.stated(), number + 1, entry, stated)) {
      finding(Kind.MISSING, before.entry().offset(),
          "a record before offset " + before.entry().offset() + " is missing, and those after it were numbered again",
          "thiếu một bản ghi trước offset " + before.entry().offset() + "; các bản ghi sau đã bị đánh số lại");
      shift--;
    } else {
      altered(before);
      suspect = new Suspect(entry, before.stated(), number, stated);
    }
  }

  private static String recomputed(Suspect suspect) {
    return Seal.after(String.valueOf(suspect.before()), suspect.number(), suspect.entry());
  }

  private static boolean fits(@Nullable String before, long number, LogRecord entry, String stated) {
    return before != null && Seal.after(before, number, entry).equals(stated);
  }

  private void gap(LogRecord entry, @Nullable String stated) {
    settleSuspect();
    var gap = new Gap(next, entry.offset() - 1, entry.offset(), seal);
    gaps.put(next, gap);
    if (stated != null) {
      gap.hold(entry, stated);
      afterGap = true;
    }
  }

  private void late(LogRecord entry, @Nullable String stated) {
    long offset = entry.offset();
    var floor = gaps.floorEntry(offset);
    if (floor != null && floor.getValue().fill(offset)) {
      if (stated != null && !floor.getValue().verify(entry, stated)) {
        altered(offset);
      }
      return;
    }
    inserted(offset);
    var suspected = suspect;
    if (stated != null && offset == next - 1) {
      otherSeal = stated;
      if (suspected != null && fits(suspected.before(), offset - shift, entry, stated)) {
        // The one that came before it was the stranger.
        suspect = null;
        seal = stated;
      }
    }
  }

  /** Nothing more comes. */
  void end() {
    settleSuspect();
    gaps.values().forEach(gap -> gap.findings(partition).forEach(findings));
    long last = next - 1 - shift;
    witnesses.stream().mapToLong(witness -> witness.seal().offset()).max().ifPresent(highest -> {
      if (highest > last) {
        findings.accept(Gap.missing(partition, last + 1, highest));
      }
    });
  }

  long counted() {
    return counted;
  }

  Seal seal() {
    return new Seal(partition, next - 1, String.valueOf(seal));
  }

  private void compare(long offset) {
    for (var witness : witnesses) {
      if (witness.seal().offset() == offset && suspect == null && !witness.seal().sha256().equals(seal)) {
        finding(Kind.SEAL_DIFFERS, offset,
            "up to offset " + offset + " the log is not the one " + witness.who() + " rests on: the seal there is "
                + witness.seal().sha256() + ", here it is " + seal,
            "đến offset " + offset + " nhật ký không phải là nhật ký mà " + witness.vi()
                + " dựa vào: niêm phong ở đó là "
                + witness.seal().sha256() + ", ở đây là " + seal);
      }
    }
  }

  private void settleSuspect() {
    var suspected = suspect;
    if (suspected != null) {
      altered(suspected);
      suspect = null;
    }
  }

  private void altered(Suspect suspected) {
    altered(suspected.entry().offset());
  }

  private void altered(long offset) {
    finding(Kind.ALTERED, offset, "the record at offset " + offset + " is not what was sealed",
        "bản ghi ở offset " + offset + " không đúng với nội dung đã niêm phong");
  }

  private void inserted(long offset) {
    finding(Kind.INSERTED, offset, "a record was inserted at offset " + offset,
        "một bản ghi đã bị chèn vào ở offset " + offset);
  }

  private void finding(Kind kind, long offset, String what, String vi) {
    findings.accept(Finding.ofLog(kind, partition, offset, what, vi));
  }
}
