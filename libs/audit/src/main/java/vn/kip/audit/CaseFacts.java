package vn.kip.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.Finding.Kind;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.Producer;

/** The facts of one dossier as they come out of the log, by each producer's own numbers. */
final class CaseFacts {

  private final String id;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<Producer, Long> last = new EnumMap<>(Producer.class);
  private String fingerprint = "";
  private long upto = -1;

  CaseFacts(String id) {
    this.id = id;
  }

  /** @param repeats takes a record that is here already, {@code findings} whatever is wrong with its number */
  void take(LogRecord source, CaseRecord entry, Consumer<Finding> findings, Consumer<Repeat> repeats) {
    long before = last.getOrDefault(entry.producer(), 0L);
    var fact = new Fact(source.partition(), source.offset(), entry);
    if (entry.seq() <= before) {
      repeat(fact, findings, repeats);
      return;
    }
    last.put(entry.producer(), entry.seq());
    // Over what was read, written again: the bytes of a newer producer may hold more than this contract knows.
    fingerprint = Seal.after(fingerprint, source.offset(), new LogRecord(source.partition(), source.offset(), id,
        CaseEventCodec.headers(entry), CaseEventCodec.payload(entry)));
    upto = source.offset();
    facts.add(new Fact(source.partition(), source.offset(), lean(entry)));
    if (entry.seq() != before + 1) {
      var name = entry.producer().source();
      findings.accept(Finding.ofFact(Kind.SEQ_GAP, fact, code(),
          name + " event " + entry.seq() + " comes where " + (before + 1) + " was due",
          "sự kiện " + entry.seq() + " của " + name + " đến trong khi chờ sự kiện " + (before + 1)));
    }
  }

  private void repeat(Fact fact, Consumer<Finding> findings, Consumer<Repeat> repeats) {
    var entry = fact.entry();
    var name = entry.producer().source();
    var known = facts.stream().map(Fact::entry)
        .filter(other -> other.producer() == entry.producer() && other.seq() == entry.seq()).findFirst();
    if (known.filter(lean(entry)::equals).isPresent()) {
      repeats.accept(new Repeat(fact.partition(), fact.offset(), id, name, entry.seq()));
    } else {
      findings.accept(Finding.ofFact(Kind.REPEAT_DIFFERS, fact, code(),
          name + " event " + entry.seq() + " stands in the log again with another content",
          "sự kiện " + entry.seq() + " của " + name + " được ghi lại với nội dung khác"));
    }
  }

  /** Without what no figure rests on: a million dossiers are to fit. */
  private static CaseRecord lean(CaseRecord entry) {
    CaseEvent lean = switch (entry.event()) {
      case DossierAssessed event -> new DossierAssessed(event.asOf(), event.status(), event.category(),
          event.coefficient(), event.amount(), event.entitledFrom(), List.of(), List.of(), List.of(), List.of(),
          List.of(), event.rules(), event.because(), null);
      case DossierSubmitted event -> new DossierSubmitted(event.programme(), event.ward(), event.channel(),
          event.applicant(), Map.of(), List.of());
      case CaseEvent event -> event;
    };
    return new CaseRecord(entry.dossier(), entry.producer(), entry.seq(), entry.occurredAt(), entry.recordedAt(),
        entry.actor(), entry.causationId(), entry.imported(), lean);
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
        .filter(fact -> fact.offset() <= Objects.requireNonNullElse(cut.get(fact.partition()), Long.MAX_VALUE))
        .toList());
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
