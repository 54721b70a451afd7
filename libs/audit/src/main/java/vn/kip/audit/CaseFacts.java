package vn.kip.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.LogEvent.RecordDiscarded;
import vn.kip.events.Producer;

/** The facts of one dossier as they were taken in, by each producer's own numbers. */
final class CaseFacts {

  private final String id;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<Producer, Long> last = new EnumMap<>(Producer.class);
  /** Two numbers a fact, in the order of the facts: a million dossiers are to fit. */
  private long[] contents = new long[8];
  private String fingerprint = "";
  private long upto = -1;

  CaseFacts(String id) {
    this.id = id;
  }

  /** The last number of a producer that was taken in, or given up. */
  long seen(Producer producer) {
    return last.getOrDefault(producer, 0L);
  }

  boolean isNext(CaseRecord entry) {
    return entry.seq() == seen(entry.producer()) + 1;
  }

  boolean isRepeat(CaseRecord entry) {
    return entry.seq() <= seen(entry.producer());
  }

  /** Whether a repeat says what was said under its number; what was given up has said nothing. */
  boolean isKnown(CaseRecord repeat) {
    for (int i = 0; i < facts.size(); i++) {
      var entry = facts.get(i).entry();
      if (entry.producer() == repeat.producer() && entry.seq() == repeat.seq()) {
        return new UUID(contents[2 * i], contents[2 * i + 1]).equals(Content.of(repeat));
      }
    }
    return true;
  }

  /** @param counts the offset of the record that brought it in: its own, or the one that set it free */
  void accept(Fact fact, long counts) {
    var entry = fact.entry();
    last.put(entry.producer(), entry.seq());
    var content = Content.of(entry);
    if (contents.length < 2 * facts.size() + 2) {
      contents = Arrays.copyOf(contents, 2 * contents.length);
    }
    contents[2 * facts.size()] = content.getMostSignificantBits();
    contents[2 * facts.size() + 1] = content.getLeastSignificantBits();
    fingerprint = Seal.after(fingerprint, counts, new LogRecord(fact.partition(), counts, id,
        CaseEventCodec.headers(entry), CaseEventCodec.payload(entry)));
    upto = counts;
    facts.add(fact.counting(counts, lean(entry)));
    if (entry.event() instanceof RecordDiscarded discarded) {
      giveUp(discarded);
    }
  }

  /** What was given up counts as seen. */
  void giveUp(RecordDiscarded discarded) {
    if (discarded.producer() != null && discarded.upTo() != null) {
      last.merge(discarded.producer(), discarded.upTo(), Math::max);
    }
  }

  /** Without what no figure rests on: a million dossiers are to fit. */
  private static CaseRecord lean(CaseRecord entry) {
    CaseEvent lean = switch (entry.event()) {
      case DossierAssessed event -> new DossierAssessed(event.asOf(), event.status(), event.category(),
          event.coefficient(), event.amount(), event.entitledFrom(), List.of(), List.of(), List.of(), List.of(),
          List.of(), event.rules(), event.because(), null, event.again());
      case DossierSubmitted event -> new DossierSubmitted(event.programme(), event.ward(), event.channel(),
          event.applicant(), Map.of(), List.of());
      case CaseEvent event -> event;
    };
    return new CaseRecord(entry.dossier(), entry.producer(), entry.seq(), entry.occurredAt(), entry.recordedAt(),
        entry.actor(), entry.causationId(), entry.imported(), lean, "");
  }

  String id() {
    return id;
  }

  @Nullable
  String code() {
    return Dossier.first(facts, DossierAccepted.class)
        .map(fact -> ((DossierAccepted) fact.entry().event()).code()).orElse(null);
  }

  /** As known at a moment and as far as a cut of the log goes, in the order in which things happened. */
  List<Fact> facts(@Nullable Instant knownAt, Map<Integer, Long> cut) {
    return Fact.inOrder(facts.stream()
        .filter(fact -> knownAt == null || !fact.entry().recordedAt().isAfter(knownAt))
        .filter(fact -> isWithin(fact.partition(), fact.counts(), cut))
        .toList());
  }

  static boolean isWithin(int partition, long offset, Map<Integer, Long> cut) {
    return offset <= Objects.requireNonNullElse(cut.get(partition), Long.MAX_VALUE);
  }

  int count() {
    return facts.size();
  }

  long upto() {
    return upto;
  }

  /** Seal of the dossier's own facts, one after another. */
  String fingerprint() {
    return fingerprint;
  }
}
