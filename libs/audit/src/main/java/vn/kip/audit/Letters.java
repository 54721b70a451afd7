package vn.kip.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.Finding.Kind;
import vn.kip.events.CaseRecord;
import vn.kip.events.LogEvent.RecordDiscarded;
import vn.kip.events.Producer;

/**
 * The records of one dossier that cannot be taken in, or wait behind one that cannot: in the order of the log. A dossier
 * stands still from its first fault on; it goes on when the missing event comes, or when two officers give it up.
 */
final class Letters {

  private final CaseFacts facts;
  private final Consumer<Finding> findings;
  private final Consumer<Repeat> repeats;
  private final List<Letter> letters = new ArrayList<>();
  /** Records that cannot be read, under numbers that were taken in before: nobody waits for them. */
  private final List<Broken> unwanted = new ArrayList<>();

  /** @param repeats takes a record that is here already, {@code findings} one that has its number and not its content */
  Letters(CaseFacts facts, Consumer<Finding> findings, Consumer<Repeat> repeats) {
    this.facts = facts;
    this.findings = findings;
    this.repeats = repeats;
  }

  private sealed interface Letter {

    int partition();

    long offset();
  }

  /** @param producer and its number {@code seq}, as far as they are legible; null and 0 where not */
  private record Broken(int partition, long offset, @Nullable Producer producer, long seq, String reason)
      implements
        Letter {

    /** Legible, and what stands under its number is known: nothing is lost with it. */
    boolean isSeen(CaseFacts facts) {
      return producer != null && seq > 0 && seq <= facts.seen(producer);
    }
  }

  private record Waiting(Fact fact) implements Letter {

    @Override
    public int partition() {
      return fact.partition();
    }

    @Override
    public long offset() {
      return fact.offset();
    }
  }

  /** A record about the dossier that is no case event. It holds the dossier, unless what it stands for is here already. */
  void broken(LogRecord source, String reason) {
    var broken = new Broken(source.partition(), source.offset(),
        Producer.ofSource(source.headers().getOrDefault("ce_source", "")).orElse(null), seq(source), reason);
    if (broken.isSeen(facts)) {
      unwanted.add(broken);
    } else {
      letters.add(broken);
    }
  }

  /** Digits only, as an event's number is written; 0 for anything else. */
  private static long seq(LogRecord source) {
    var text = source.headers().getOrDefault("ce_seq", "");
    return text.matches("[1-9][0-9]{0,17}") ? Long.parseLong(text) : 0;
  }

  void take(Fact fact) {
    var entry = fact.entry();
    if (facts.isRepeat(entry)) {
      repeat(fact);
    } else if (facts.isNext(entry) && (letters.isEmpty() || isAtFault(letters.getFirst(), entry))) {
      accept(fact, fact.offset());
      release(fact.offset());
    } else {
      boolean behind = !letters.isEmpty();
      letters.add(new Waiting(fact));
      // It may be what it waits behind that is given up.
      if (behind && entry.event() instanceof RecordDiscarded discarded) {
        giveUp(discarded);
        facts.giveUp(discarded);
        release(fact.offset());
      }
    }
  }

  private void accept(Fact fact, long counts) {
    facts.accept(fact, counts);
    if (fact.entry().event() instanceof RecordDiscarded discarded) {
      giveUp(discarded);
    }
  }

  private void giveUp(RecordDiscarded discarded) {
    unwanted.removeIf(broken -> isNamed(discarded, broken));
    letters.removeIf(letter -> letter instanceof Broken broken && isNamed(discarded, broken));
  }

  /** Whether the dossier stands still for want of this event: the first letter's own, or one that is missing before it. */
  private static boolean isAtFault(Letter first, CaseRecord entry) {
    return switch (first) {
      case Broken broken -> broken.producer() == entry.producer() && entry.seq() <= broken.seq();
      case Waiting waiting -> waiting.fact().entry().producer() == entry.producer();
    };
  }

  private static boolean isNamed(RecordDiscarded discarded, Broken broken) {
    return discarded.record().endsWith("-" + broken.partition() + "-" + broken.offset());
  }

  /** @param by the offset of the record that set them free: from there on they count */
  private void release(long by) {
    while (!letters.isEmpty() && isFree(letters.getFirst())) {
      if (letters.removeFirst() instanceof Waiting(var fact)) {
        if (facts.isRepeat(fact.entry())) {
          repeat(fact);
        } else {
          accept(fact, by);
        }
      }
    }
    // Further on, too: what has been given up meanwhile holds nobody any more.
    letters.removeIf(letter -> letter instanceof Broken broken && broken.isSeen(facts));
  }

  private boolean isFree(Letter first) {
    return switch (first) {
      case Broken broken -> broken.isSeen(facts);
      case Waiting(var fact) -> facts.isRepeat(fact.entry()) || facts.isNext(fact.entry());
    };
  }

  private void repeat(Fact fact) {
    var entry = fact.entry();
    var name = entry.producer().source();
    if (facts.isKnown(entry)) {
      repeats.accept(new Repeat(fact.partition(), fact.offset(), facts.id(), name, entry.seq()));
    } else {
      findings.accept(Finding.ofFact(Kind.REPEAT_DIFFERS, fact, facts.code(),
          name + " event " + entry.seq() + " stands in the log again with another content",
          "sự kiện " + entry.seq() + " của " + name + " được ghi lại với nội dung khác"));
    }
  }

  /** What holds the dossier, as far as a cut of the log goes. */
  List<Finding> findings(Map<Integer, Long> cut) {
    var found = new ArrayList<Finding>();
    unwanted.stream().filter(broken -> CaseFacts.isWithin(broken.partition(), broken.offset(), cut))
        .forEach(broken -> found.add(unwanted(broken)));
    var held = letters.stream().filter(letter -> CaseFacts.isWithin(letter.partition(), letter.offset(), cut)).toList();
    for (int i = 0; i < held.size(); i++) {
      int behind = held.size() - i - 1;
      if (held.get(i) instanceof Broken broken) {
        found.add(finding(Kind.UNREADABLE, broken, behind, "no case event (" + broken.reason() + ")",
            "dữ liệu không phải sự kiện hồ sơ (" + broken.reason() + ")"));
      } else if (i == 0 && held.getFirst() instanceof Waiting(var fact)) {
        var entry = fact.entry();
        var name = entry.producer().source();
        long due = facts.seen(entry.producer()) + 1;
        found.add(finding(Kind.SEQ_GAP, held.getFirst(), behind,
            name + " event " + entry.seq() + " where " + due + " was due",
            "sự kiện " + entry.seq() + " của " + name + " trong khi chờ sự kiện " + due));
      }
    }
    return found;
  }

  private Finding finding(Kind kind, Letter letter, int behind, String what, String vi) {
    return new Finding(kind, letter.partition(), letter.offset(), facts.id(), facts.code(),
        "the record at offset " + letter.offset() + " is " + what + "; it holds dossier " + facts.id() + ", and "
            + behind + " later records wait behind it",
        "bản ghi ở offset " + letter.offset() + " là " + vi + "; hồ sơ " + facts.id() + " dừng tại đây, " + behind
            + " bản ghi sau đang chờ");
  }

  private Finding unwanted(Broken broken) {
    return new Finding(Kind.UNREADABLE, broken.partition(), broken.offset(), facts.id(), facts.code(),
        "the record at offset " + broken.offset() + " is no case event (" + broken.reason()
            + "); its number was taken in before, and dossier " + facts.id() + " goes on",
        "bản ghi ở offset " + broken.offset() + " là dữ liệu không phải sự kiện hồ sơ (" + broken.reason()
            + "); số thứ tự của bản ghi đã được nhận trước đó, hồ sơ " + facts.id() + " không bị dừng");
  }
}
