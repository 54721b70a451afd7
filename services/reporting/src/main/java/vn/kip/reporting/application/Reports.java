package vn.kip.reporting.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.kip.reporting.application.CaseSearch.Filed;
import vn.kip.reporting.application.CasesAtCut.AgencyDay;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.CellKey;
import vn.kip.reporting.domain.Contribution;
import vn.kip.reporting.domain.Flag;
import vn.kip.reporting.domain.Flow;
import vn.kip.reporting.domain.Form06;
import vn.kip.reporting.domain.Measure;
import vn.kip.reporting.domain.Resubmission;

/**
 * Reports, each of one cut of the log: that of the cells where it is a sum of cells, and the newest one otherwise. Cases are
 * read as they stood at that cut, however far the fold has gone on.
 */
public final class Reports {

  private static final int ATTEMPTS = 3;

  private final FoldStore store;
  private final CaseSearch search;
  private final CaseFold fold;
  private final Map<String, String> fields;
  private final Standing.Source standing;

  /** @param fields field of form 06 by statutory programme, in the order of the form */
  public Reports(FoldStore store, CaseSearch search, CaseFold fold, Map<String, String> fields,
      Standing.Source standing) {
    this.store = store;
    this.search = search;
    this.fold = fold;
    this.fields = new LinkedHashMap<>(fields);
    this.standing = standing;
  }

  /** A report and the log it rests on. */
  public record Sealed<T>(T report, List<Checkpoint> seal) {}

  /** Counts and dossiers of the on-time report. */
  public record OnTime(Form06 form, int unflagged, List<Flagged> flagged, List<MissingSerial> missingSerials) {}

  public record Flagged(String code, Set<String> flags) {}

  public record MissingSerial(String agency, LocalDate date, int serial) {}

  /** @param knownAt only what was recorded up to this moment; null for everything */
  public Sealed<Form06> form06(LocalDate from, LocalDate to, boolean byWard, @Nullable Instant knownAt) {
    if (knownAt == null) {
      var cells = search.cells(List.of(new Flow.Piece(from, to)));
      return new Sealed<>(Form06.of(cells.ofStretches().getFirst(), from, to, fields, byWard),
          cells.cut().checkpoints());
    }
    return at(cases -> {
      var all = new Contribution();
      cases.all().forEach(stored -> all.plus(fold.contribution(stored.factsKnownAt(knownAt))));
      return Form06.of(all.cells(), from, to, fields, byWard);
    });
  }

  /** What came in and went out in each of some pieces. */
  public Sealed<List<Flow>> flow(List<Flow.Piece> pieces) {
    var cells = search.cells(pieces);
    var flows = IntStream.range(0, pieces.size()).mapToObj(of -> Flow.of(pieces.get(of),
        Form06.of(cells.ofStretches().get(of), pieces.get(of).from(), pieces.get(of).to(), fields, false).total()))
        .toList();
    return new Sealed<>(flows, cells.cut().checkpoints());
  }

  /** How far the log is folded: as long as it stays so, a report of past days stays what it is. */
  public List<Checkpoint> position() {
    return store.checkpoints();
  }

  /** @param knownAt only what was recorded up to this moment; null for everything */
  public Sealed<OnTime> onTime(LocalDate from, LocalDate to, @Nullable Instant knownAt) {
    return knownAt == null
        ? withCells(List.of(new Flow.Piece(from, to)),
            (cells, cases) -> onTime(from, to, View.of(cells.getFirst(), cases, from, to)))
        : at(cases -> onTime(from, to, knownAt(cases, from, to, knownAt)));
  }

  /**
   * What reads cases alone, at the newest cut.
   *
   * @throws FiguresBeingBuiltException while the cases that are stored were folded by other rules than those they are read by
   */
  <T> Sealed<T> at(Function<CasesAtCut, T> read) {
    standing.now().requireFolding();
    return newest(read);
  }

  private <T> Sealed<T> newest(Function<CasesAtCut, T> read) {
    return ofOneGeneration(() -> {
      var cut = store.cut();
      return new Sealed<>(read.apply(new CasesAtCut(search, fold, cut)), cut.checkpoints());
    });
  }

  /** What reads cells and cases, at the cut of the cells. */
  <T> Sealed<T> withCells(List<Flow.Piece> stretches,
      BiFunction<List<Map<CellKey, Map<Measure, Integer>>>, CasesAtCut, T> read) {
    return ofOneGeneration(() -> {
      var cells = search.cells(stretches);
      return new Sealed<>(read.apply(cells.ofStretches(), new CasesAtCut(search, fold, cells.cut())),
          cells.cut().checkpoints());
    });
  }

  /** Other figures may take the place of those a report has begun with. */
  private <T> Sealed<T> ofOneGeneration(Supplier<Sealed<T>> read) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int before = store.generation();
      var report = read.get();
      if (store.generation() == before) {
        return report;
      }
    }
    throw new NoConsistentCutException();
  }

  /**
   * What an on-time report reads.
   *
   * @param kin among them whoever withdrew, and all that the same persons filed
   * @param flagged of the period
   */
  record View(Map<CellKey, Map<Measure, Integer>> cells, List<Filed> kin, List<Filed> flagged,
      Map<AgencyDay, Set<Integer>> serials) {

    static View of(Map<CellKey, Map<Measure, Integer>> cells, CasesAtCut cases, LocalDate from, LocalDate to) {
      return new View(cells, cases.withdrawnAndTheirKin(), cases.flagged(from, to), cases.serials(from, to));
    }
  }

  private View knownAt(CasesAtCut cases, LocalDate from, LocalDate to, Instant knownAt) {
    var all = new Contribution();
    var filed = new ArrayList<Filed>();
    cases.all().forEach(stored -> {
      var known = stored.factsKnownAt(knownAt);
      all.plus(fold.contribution(known));
      cases.filed(stored, known).ifPresent(filed::add);
    });
    return new View(all.cells(), filed,
        filed.stream().filter(one -> CasesAtCut.isFlagged(one) && CasesAtCut.isOfPeriod(one, from, to)).toList(),
        CasesAtCut.serials(filed, from, to));
  }

  OnTime onTime(LocalDate from, LocalDate to, View view) {
    var form = Form06.of(view.cells(), from, to, fields, false);
    var again = resubmitted(view.kin());
    var onTimeButAgain = view.kin()
        .stream()
        .filter(
            filed -> again.contains(filed.dossier()) && filed.ofForm06() && filed.onTime() && filed.flags().isEmpty())
        .filter(
            filed -> filed.closedOn() != null && !filed.closedOn().isBefore(from) && !filed.closedOn().isAfter(to))
        .count();
    return new OnTime(form, form.counts().onTimeUnflagged() - (int) onTimeButAgain,
        flagged(view, again, from, to), missing(view.serials()));
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

  private static List<Flagged> flagged(View view, Set<String> again, LocalDate from, LocalDate to) {
    var byCode = new TreeMap<String, Set<String>>();
    view.flagged().forEach(filed -> byCode.computeIfAbsent(String.valueOf(filed.code()), _ -> new TreeSet<>())
        .addAll(filed.flags()));
    for (var filed : view.kin()) {
      if (again.contains(filed.dossier()) && filed.ofForm06() && CasesAtCut.isOfPeriod(filed, from, to)) {
        byCode.computeIfAbsent(String.valueOf(filed.code()), _ -> new TreeSet<>()).add(Flag.D9.name());
      }
    }
    return byCode.entrySet().stream().map(entry -> new Flagged(entry.getKey(), entry.getValue())).toList();
  }

  /** Whether this dossier was withdrawn and filed again, or is what was filed after, as far as is known now. */
  public boolean isResubmitted(StoredCase dossier, CaseReading reading) {
    var applicant = reading.submission().applicant().identityNumber();
    return newest(cases -> resubmitted(cases.filedBy(Set.of(applicant)))).report().contains(dossier.id().value());
  }

  /**
   * All dossiers that were withdrawn and filed again, and those they were filed again as.
   *
   * @param knownAt as was known at this moment; null for everything
   */
  static Set<String> resubmitted(CasesAtCut cases, @Nullable Instant knownAt) {
    return resubmitted(knownAt == null
        ? cases.withdrawnAndTheirKin()
        : cases.all().flatMap(stored -> cases.filed(stored, stored.factsKnownAt(knownAt)).stream()).toList());
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
    missing.sort(Comparator.comparing(MissingSerial::date).thenComparing(MissingSerial::agency)
        .thenComparingInt(MissingSerial::serial));
    return missing;
  }
}
