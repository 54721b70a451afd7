package vn.kip.reporting.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseQueue;
import vn.kip.casefile.CaseQueue.CannotTakeInException;
import vn.kip.casefile.Letter;
import vn.kip.casefile.Letter.Fault;
import vn.kip.casefile.LogEntry;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.Producer;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.FoldStore.FoldedCase;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.application.FoldStore.StoredDay;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CellKey;
import vn.kip.reporting.domain.Contribution;
import vn.kip.reporting.domain.Fact;
import vn.kip.reporting.domain.Measure;

/**
 * Some records of one partition, as they change its cases and, by what these contribute, its days. Whatever is wrong with a
 * record becomes a letter; the store is not asked for anything in between, so that nothing here fails for its sake.
 */
final class FoldingBatch {

  private final int partition;
  private final CaseFold fold;
  private final Map<DossierId, StoredCase> cases;
  private final Map<DossierId, FoldedCase> changed = new LinkedHashMap<>();
  private final Map<DossierId, Contributed> contributions = new HashMap<>();
  private final Map<DossierId, CaseQueue> queues = new HashMap<>();
  private final Map<DossierId, List<Letter>> letters;
  private final List<Letter> nobodys = new ArrayList<>();
  /** By the offset of the record that made it: of what a record and those it frees change together, only the sum counts. */
  private final Map<Long, Contribution> changes = new TreeMap<>();

  FoldingBatch(int partition, CaseFold fold, Map<DossierId, StoredCase> cases, Map<DossierId, List<Letter>> letters) {
    this.partition = partition;
    this.fold = fold;
    this.cases = new HashMap<>(cases);
    this.letters = letters;
  }

  private record Contributed(int facts, Contribution contribution) {}

  private record Delta(long offset, CellKey key, Map<Measure, Integer> measures) {}

  /**
   * A record that is no case event. Where a crash had let in what came after it, its letter is written already.
   *
   * @param dossier null where the record names none
   */
  void unreadable(LogEntry entry, @Nullable DossierId dossier, String why) {
    if (dossier == null) {
      nobodys.add(new Letter(entry, Fault.UNREADABLE, why));
    } else if (entry.offset() > stored(dossier).upto()) {
      queue(dossier).unreadable(entry, why, new Reader(dossier, entry.offset()));
    }
  }

  void arrives(LogEntry entry, CaseRecord arrived) {
    var stored = stored(arrived.dossier());
    if (entry.offset() <= stored.upto()) {
      // A crash had let it in before, or had let in what came after it.
      add(entry.offset(), again(stored, entry.offset()));
    } else {
      queue(arrived.dossier()).arrives(entry, arrived, new Reader(arrived.dossier(), entry.offset()));
    }
  }

  private CaseQueue queue(DossierId dossier) {
    return queues.computeIfAbsent(dossier, id -> new CaseQueue(letters.getOrDefault(id, List.of())));
  }

  private StoredCase stored(DossierId dossier) {
    return cases.computeIfAbsent(dossier, id -> StoredCase.empty(id, partition));
  }

  /** What the records up to this offset have changed: computed from facts alone, so that a replay finds the same. */
  private Contribution again(StoredCase stored, long offset) {
    var below = stored.facts().stream().filter(fact -> fact.countsFrom() < offset).toList();
    var upTo = stored.facts().stream().filter(fact -> fact.countsFrom() <= offset).toList();
    return below.size() == upTo.size()
        ? new Contribution()
        : fold.contribution(upTo).minus(fold.contribution(below));
  }

  private void add(long offset, Contribution change) {
    changes.computeIfAbsent(offset, _ -> new Contribution()).plus(change);
  }

  /**
   * A dossier as its queue sees it, while one record has come: whatever that lets in counts from the record's own offset on.
   */
  private final class Reader implements CaseQueue.Reader {

    private final DossierId dossier;
    private final long at;

    Reader(DossierId dossier, long at) {
      this.dossier = dossier;
      this.at = at;
    }

    @Override
    public long seen(Producer producer) {
      return stored(dossier).seen().getOrDefault(producer, 0L);
    }

    @Override
    public boolean differs(CaseRecord repeat) {
      return stored(dossier).facts().stream().map(Fact::entry)
          .anyMatch(known -> known.producer() == repeat.producer() && known.seq() == repeat.seq()
              && !known.sameAs(repeat));
    }

    @Override
    public void take(LogEntry entry, CaseRecord arrived) {
      var before = stored(dossier);
      var facts = new ArrayList<>(before.facts());
      facts.add(new Fact(entry.offset(), at, arrived));
      try {
        take(before, facts, arrived);
      } catch (CannotTakeInException e) {
        throw e;
      } catch (RuntimeException e) {
        throw new CannotTakeInException(Fault.FAILED, reason(e), e);
      }
    }

    private void take(StoredCase before, List<Fact> facts, CaseRecord arrived) {
      var after = new Contribution();
      @Nullable
      CaseSummary summary = null;
      var reading = fold.read(facts);
      if (reading.isPresent()) {
        var findings = fold.findings(reading.get());
        after = fold.contribution(reading.get(), findings);
        summary = CaseSummary.of(reading.get(), findings);
      }
      if (CaseSize.isTooLarge(facts, summary)) {
        throw new CannotTakeInException(Fault.UNSTORABLE, "the dossier would be larger than the store takes",
            new IllegalStateException(arrived.id()));
      }
      var last = contributions.get(dossier);
      var change = after.minus(last != null && last.facts() == before.facts().size()
          ? last.contribution()
          : fold.contribution(before.facts()));
      // Nothing can fail from here on.
      contributions.put(dossier, new Contributed(facts.size(), after));
      add(at, change);
      put(seen(before, arrived.producer(), arrived.seq()), facts, summary);
    }

    @Override
    public void giveUp(Producer producer, long upTo) {
      var before = stored(dossier);
      if (upTo > seen(producer)) {
        var known = changed.get(dossier);
        put(seen(before, producer, upTo), before.facts(),
            known == null ? summary(before.facts()) : known.summary());
      }
    }

    private void put(Map<Producer, Long> seen, List<Fact> facts, @Nullable CaseSummary summary) {
      var before = stored(dossier);
      var next = new StoredCase(dossier, partition, before.loadedUpto(), at, seen, facts);
      cases.put(dossier, next);
      changed.put(dossier, new FoldedCase(next, summary));
    }

    private static Map<Producer, Long> seen(StoredCase before, Producer producer, long upTo) {
      var seen = new EnumMap<Producer, Long>(Producer.class);
      seen.putAll(before.seen());
      seen.put(producer, upTo);
      return seen;
    }
  }

  private @Nullable CaseSummary summary(List<Fact> facts) {
    return fold.read(facts).map(reading -> CaseSummary.of(reading, fold.findings(reading))).orElse(null);
  }

  /** What is wrong, in words that quote nothing of a person: those of exceptions of the fold's own do not. */
  private static String reason(RuntimeException e) {
    return e instanceof IllegalStateException || e instanceof IllegalArgumentException
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName();
  }

  Collection<FoldedCase> cases() {
    return List.copyOf(changed.values());
  }

  List<Letter> letters() {
    var all = new ArrayList<>(nobodys);
    queues.values().forEach(queue -> all.addAll(queue.changed()));
    return all;
  }

  /** Ids of letters that are none any more; those among them that a crash had left behind. */
  Set<String> freed() {
    var freed = new TreeSet<String>();
    queues.values().forEach(queue -> freed.addAll(queue.freed()));
    letters.forEach((dossier, known) -> known.stream().filter(letter -> isTakenIn(dossier, letter))
        .forEach(letter -> freed.add(letter.id())));
    return freed;
  }

  private boolean isTakenIn(DossierId dossier, Letter letter) {
    var producer = letter.producer();
    return letter.holds() && producer != null && letter.seq() > 0
        && letter.seq() <= stored(dossier).seen().getOrDefault(producer, 0L);
  }

  /** The days that changed. */
  Set<LocalDate> changedDays() {
    return changes.values().stream().flatMap(change -> change.cells().keySet().stream()).map(CellKey::day)
        .collect(Collectors.toSet());
  }

  /**
   * The days as they are now, of those that changed.
   *
   * @param stored the same days as they are stored, where they are
   */
  List<StoredDay> days(Map<LocalDate, StoredDay> stored) {
    var deltas = new TreeMap<LocalDate, List<Delta>>();
    changes.forEach((offset, change) -> change.cells().forEach((key, measures) -> deltas
        .computeIfAbsent(key.day(), _ -> new ArrayList<>()).add(new Delta(offset, key, measures))));
    var days = new ArrayList<StoredDay>();
    deltas.forEach((day, ofDay) -> {
      var before = stored.getOrDefault(day,
          new StoredDay(partition, day, Checkpoint.NOTHING, Checkpoint.NOTHING, Map.of()));
      var cells = new HashMap<CellKey, Map<Measure, Integer>>();
      before.cells().forEach((key, measures) -> cells.put(key, new EnumMap<>(measures)));
      ofDay.stream().filter(delta -> delta.offset() > before.upto()).forEach(delta -> {
        var cell = cells.computeIfAbsent(delta.key(), _ -> new EnumMap<>(Measure.class));
        delta.measures().forEach((measure, amount) -> cell.merge(measure, amount, Integer::sum));
      });
      // The last record that touched the day, not the end of the batch: batches fall otherwise in a rebuild.
      long upto = Math.max(ofDay.getLast().offset(), before.upto());
      days.add(new StoredDay(partition, day, before.loadedUpto(), upto, cells));
    });
    return days;
  }
}
