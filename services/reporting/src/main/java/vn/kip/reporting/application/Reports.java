package vn.kip.reporting.application;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kip.reporting.application.CaseSearch.AgencyDay;
import vn.kip.reporting.application.CaseSearch.Filed;
import vn.kip.reporting.application.CaseSearch.Flagged;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CellKey;
import vn.kip.reporting.domain.Contribution;
import vn.kip.reporting.domain.Flow;
import vn.kip.reporting.domain.Form06;
import vn.kip.reporting.domain.Measure;
import vn.kip.reporting.domain.Resubmission;

/**
 * Reports over a consistent cut. Form 06 is a sum of cells, which come with theirs; what also reads cases is read again until
 * the checkpoints before and after are the same, and those of the cells.
 */
public final class Reports {

  /** A reading is tried again for {@link #WITHIN}, and so often even where one alone takes longer. */
  private static final int ATTEMPTS = 3;
  private static final Duration WITHIN = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(25);

  private final FoldStore store;
  private final CaseSearch search;
  private final CaseFold fold;
  private final Map<String, String> fields;

  /** @param fields field of form 06 by statutory programme, in the order of the form */
  public Reports(FoldStore store, CaseSearch search, CaseFold fold, Map<String, String> fields) {
    this.store = store;
    this.search = search;
    this.fold = fold;
    this.fields = new LinkedHashMap<>(fields);
  }

  /** A report and the log it rests on. */
  public record Sealed<T>(T report, List<Checkpoint> seal) {}

  /** Counts and dossiers of the on-time report. */
  public record OnTime(Form06 form, int unflagged, List<Flagged> flagged, List<MissingSerial> missingSerials) {}

  public record MissingSerial(String agency, LocalDate date, int serial) {}

  /** @param knownAt only what was recorded up to this moment; null for everything */
  public Sealed<Form06> form06(LocalDate from, LocalDate to, boolean byWard, @Nullable Instant knownAt) {
    if (knownAt == null) {
      var cells = search.cells(from, to);
      return new Sealed<>(Form06.of(cells.cells(), from, to, fields, byWard), cells.cut());
    }
    return consistently(() -> {
      var view = read(from, to, knownAt);
      return new Cut<>(Form06.of(view.cells(), from, to, fields, byWard), view.cut());
    });
  }

  /** What came in and went out in each of some pieces. */
  public Sealed<List<Flow>> flow(List<Flow.Piece> pieces) {
    return consistently(() -> {
      var cuts = new HashSet<List<Checkpoint>>();
      var flows = pieces.stream().map(piece -> {
        var cells = search.cells(piece.from(), piece.to());
        cuts.add(cells.cut());
        return Flow.of(piece, Form06.of(cells.cells(), piece.from(), piece.to(), fields, false).total());
      }).toList();
      // Pieces of different cuts are no report: the cut of nothing at all is read again.
      return new Cut<>(flows, cuts.size() > 1 ? List.of() : cuts.stream().findFirst().orElse(null));
    });
  }

  /** How far the log is folded: as long as it stays so, a report of past days stays what it is. */
  public List<Checkpoint> position() {
    return store.checkpoints();
  }

  /** @param knownAt only what was recorded up to this moment; null for everything */
  public Sealed<OnTime> onTime(LocalDate from, LocalDate to, @Nullable Instant knownAt) {
    return consistently(() -> readOnTime(from, to, knownAt));
  }

  Cut<OnTime> readOnTime(LocalDate from, LocalDate to, @Nullable Instant knownAt) {
    var view = read(from, to, knownAt);
    var form = Form06.of(view.cells(), from, to, fields, false);
    var again = resubmitted(view.kin());
    var flagged = flagged(knownAt == null ? search.flagged(from, to) : view.flagged(from, to), view.kin(), again,
        from, to);
    var onTimeButAgain = view.kin()
        .stream()
        .filter(
            filed -> again.contains(filed.dossier()) && filed.ofForm06() && filed.onTime() && filed.flags().isEmpty())
        .filter(
            filed -> filed.closedOn() != null && !filed.closedOn().isBefore(from) && !filed.closedOn().isAfter(to))
        .count();
    var serials = knownAt == null ? search.serials(from, to) : view.serials(from, to);
    var report = new OnTime(form, form.counts().onTimeUnflagged() - (int) onTimeButAgain, flagged, missing(serials));
    return new Cut<>(report, view.cut());
  }

  private View read(LocalDate from, LocalDate to, @Nullable Instant knownAt) {
    if (knownAt == null) {
      var cells = search.cells(from, to);
      return new View(cells.cells(), cells.cut(), search.withdrawnAndTheirKin(), List.of());
    }
    var all = new Contribution();
    var summaries = new ArrayList<Filed>();
    var codes = new ArrayList<CaseSummary>();
    search.all().forEach(stored -> {
      var known = stored.factsKnownAt(knownAt);
      all.plus(fold.contribution(known));
      fold.read(known).map(reading -> CaseSummary.of(reading, fold)).ifPresent(summary -> {
        summaries.add(filed(stored.id().value(), summary));
        codes.add(summary);
      });
    });
    return new View(all.cells(), null, summaries, codes);
  }

  private static Filed filed(String dossier, CaseSummary summary) {
    return new Filed(
        dossier,
        summary.code(),
        summary.applicant(),
        summary.programme(),
        summary.submittedAt(),
        summary.withdrawnAt(),
        summary.ofForm06(),
        summary.acceptedOn(),
        summary.closedOn(),
        summary.onTime(),
        summary.flags());
  }

  /** What a report reads, from cells or from the facts known at a moment. */
  private record View(Map<CellKey, Map<Measure, Integer>> cells, @Nullable List<Checkpoint> cut, List<Filed> kin,
      List<CaseSummary> summaries) {

    List<Flagged> flagged(LocalDate from, LocalDate to) {
      return kin.stream()
          .filter(filed -> filed.ofForm06() && !filed.flags().isEmpty() && isOfPeriod(filed, from, to))
          .map(filed -> new Flagged(String.valueOf(filed.code()), filed.flags()))
          .toList();
    }

    Map<AgencyDay, Set<Integer>> serials(LocalDate from, LocalDate to) {
      var serials = new HashMap<AgencyDay, Set<Integer>>();
      for (var summary : summaries) {
        var parts = summary.parts();
        if (parts != null) {
          parts.date()
              .filter(date -> !date.isBefore(from) && !date.isAfter(to))
              .ifPresent(date -> serials.computeIfAbsent(new AgencyDay(parts.agency(), date), _ -> new TreeSet<>())
                  .add(parts.serial()));
        }
      }
      return serials;
    }
  }

  private static boolean isOfPeriod(Filed filed, LocalDate from, LocalDate to) {
    return filed.acceptedOn() != null && !filed.acceptedOn().isAfter(to)
        && (filed.closedOn() == null || !filed.closedOn().isBefore(from));
  }

  /** Dossiers of form 06 that were withdrawn and filed again, or are what came after. */
  private static Set<String> resubmitted(List<Filed> kin) {
    var byPerson = kin.stream()
        .map(filed -> new Resubmission.Filing(filed.dossier(), filed.applicant(), filed.programme(),
            filed.submittedAt(), filed.ofForm06() ? filed.withdrawnAt() : null))
        .collect(Collectors.groupingBy(filing -> filing.applicant() + "|" + filing.programme()));
    var flagged = new HashSet<String>();
    byPerson.values().forEach(filings -> flagged.addAll(Resubmission.flagged(filings)));
    return flagged;
  }

  private static List<Flagged> flagged(List<Flagged> own, List<Filed> kin, Set<String> again, LocalDate from,
      LocalDate to) {
    var byCode = new TreeMap<String, Set<String>>();
    own.forEach(flagged -> byCode.computeIfAbsent(flagged.code(), _ -> new TreeSet<>()).addAll(flagged.flags()));
    for (var filed : kin) {
      if (again.contains(filed.dossier()) && filed.ofForm06() && isOfPeriod(filed, from, to)) {
        byCode.computeIfAbsent(String.valueOf(filed.code()), _ -> new TreeSet<>()).add("D9");
      }
    }
    return byCode.entrySet().stream().map(entry -> new Flagged(entry.getKey(), entry.getValue())).toList();
  }

  /** Whether this dossier was withdrawn and filed again, or is what was filed after. */
  public boolean isResubmitted(String dossier) {
    return resubmitted().contains(dossier);
  }

  /** All dossiers that were withdrawn and filed again, and those they were filed again as. */
  Set<String> resubmitted() {
    return resubmitted(search.withdrawnAndTheirKin());
  }

  /** @param knownAt as was known at this moment; null for everything */
  Set<String> resubmitted(@Nullable Instant knownAt) {
    return knownAt == null ? resubmitted() : resubmitted(read(LocalDate.MIN, LocalDate.MAX, knownAt).kin());
  }

  private static List<MissingSerial> missing(Map<AgencyDay, Set<Integer>> serials) {
    var missing = new ArrayList<MissingSerial>();
    serials.forEach((where, given) -> {
      int highest = given.stream().mapToInt(Integer::intValue).max().orElse(0);
      for (int serial = 1; serial < highest; serial++) {
        if (!given.contains(serial)) {
          missing.add(new MissingSerial(where.agency(), where.day(), serial));
        }
      }
    });
    missing.sort(java.util.Comparator.comparing(MissingSerial::date).thenComparing(MissingSerial::agency)
        .thenComparingInt(MissingSerial::serial));
    return missing;
  }

  /** @param cut what the cells that were read are as of; null where none were read */
  record Cut<T>(T report, @Nullable List<Checkpoint> cut) {}

  <T> Sealed<T> consistently(Supplier<Cut<T>> read) {
    long deadline = System.nanoTime() + WITHIN.toNanos();
    for (int attempt = 0; attempt < ATTEMPTS || System.nanoTime() < deadline; attempt++) {
      var before = store.checkpoints();
      var cut = read.get();
      if ((cut.cut() == null || before.equals(cut.cut())) && before.equals(store.checkpoints())) {
        return new Sealed<>(cut.report(), before);
      }
      pause();
    }
    throw new NoConsistentCutException();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoConsistentCutException();
    }
  }
}
