package vn.kip.reporting.adapter.persistence;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.kip.reporting.application.CaseSearch.Cells;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.FoldStore.StoredDay;
import vn.kip.reporting.application.LogCut;
import vn.kip.reporting.application.NoConsistentCutException;
import vn.kip.reporting.domain.CellKey;
import vn.kip.reporting.domain.Flow;
import vn.kip.reporting.domain.Measure;

/**
 * The cells as reports sum them: whole years and months as one, days only at the ends of a period, as of one cut of the log.
 * What changed since the last report is read again, by the offset each day goes to. The sums of all years and months are kept
 * (some hundred cells each), the days of a few months only.
 *
 * <p>The fold writes days first and the checkpoint last. A partition is taken on when its checkpoint was the same before and
 * after its days were read and none of them goes beyond it; while the fold is too busy for that, the cut before still holds.
 */
final class DayCache {

  /** Attempts at the newest cut, and at any at all. */
  private static final int NEWEST = 10;
  private static final int ANY = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(3);

  private final MongoGenerations generations;
  private final int monthsInMemory;
  private final Map<YearMonth, Month> months = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Integer, Map<CellKey, Map<Measure, Integer>>> years = new HashMap<>();
  private final Map<Integer, Checkpoint> cut = new TreeMap<>();
  private @Nullable FoldCollections of;
  /** Whether days of a month read anew go beyond the cut. */
  private boolean beyond;

  /** @param monthsInMemory months whose days are kept */
  DayCache(MongoGenerations generations, int monthsInMemory) {
    this.generations = generations;
    this.monthsInMemory = monthsInMemory;
  }

  private static final class Month {
    private @Nullable Map<String, StoredDay> days;
    private @Nullable Map<CellKey, Map<Measure, Integer>> sum;
  }

  /**
   * Cells of all days up to the end of each stretch, all as of one cut; those of a whole month or year stand on its first day.
   *
   * @throws NoConsistentCutException when the fold never rested
   */
  synchronized Cells read(List<Flow.Piece> stretches) {
    for (int attempt = 1; attempt <= ANY; attempt++) {
      boolean newest = refresh();
      if (newest || (attempt >= NEWEST && !cut.isEmpty())) {
        beyond = false;
        var cells = stretches.stream().map(days -> sum(days.from(), days.to())).toList();
        if (!beyond) {
          return new Cells(cells, new LogCut(Objects.requireNonNull(of).generation(), List.copyOf(cut.values())));
        }
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

  private Map<CellKey, Map<Measure, Integer>> sum(LocalDate from, LocalDate to) {
    var cells = new HashMap<CellKey, Map<Measure, Integer>>();
    var byYear = months.keySet().stream().collect(Collectors.groupingBy(YearMonth::getYear));
    byYear.forEach((year, ofYear) -> {
      if (isWhole(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), from, to)) {
        add(cells, year(year, ofYear));
      } else {
        ofYear.stream().filter(month -> !month.atDay(1).isAfter(to)).forEach(month -> add(cells, month, from, to));
      }
    });
    evict();
    return cells;
  }

  private void add(Map<CellKey, Map<Measure, Integer>> cells, YearMonth month, LocalDate from, LocalDate to) {
    if (isWhole(month.atDay(1), month.atEndOfMonth(), from, to)) {
      add(cells, sum(month));
    } else {
      days(month).values().stream().filter(day -> !day.day().isAfter(to)).forEach(day -> add(cells, day.cells()));
    }
  }

  private static boolean isWhole(LocalDate first, LocalDate last, LocalDate from, LocalDate to) {
    return last.isBefore(from) || (!first.isBefore(from) && !last.isAfter(to));
  }

  private Map<CellKey, Map<Measure, Integer>> year(int year, List<YearMonth> ofYear) {
    var known = years.get(year);
    if (known == null) {
      var first = LocalDate.of(year, 1, 1);
      var all = new HashMap<CellKey, Map<Measure, Integer>>();
      ofYear.forEach(month -> sum(month)
          .forEach(
              (key, measures) -> add(all, new CellKey(first, key.programme(), key.ward(), key.channel()), measures)));
      known = all;
      if (!beyond) {
        years.put(year, all);
      }
    }
    return known;
  }

  /** Whether the cut is the newest there is. */
  private boolean refresh() {
    var now = generations.newest();
    if (!now.equals(of)) {
      months.clear();
      years.clear();
      cut.clear();
      of = now;
    }
    boolean newest = true;
    for (var checkpoint : now.checkpoints().find().map(StoredDocuments::toCheckpoint).into(new ArrayList<>())) {
      if (!checkpoint.equals(cut.get(checkpoint.partition()))) {
        newest &= take(now, checkpoint);
      }
    }
    return newest;
  }

  private boolean take(FoldCollections now, Checkpoint checkpoint) {
    var known = cut.get(checkpoint.partition());
    var since = new Document("upto", new Document("$gt", known == null ? -1L : known.offset()))
        .append("partition", checkpoint.partition());
    var changed = now.days().find(since).into(new ArrayList<>());
    var after = now.checkpoints().find(new Document("_id", checkpoint.partition())).first();
    boolean rested = after != null && StoredDocuments.toCheckpoint(after).equals(checkpoint)
        && changed.stream().allMatch(day -> StoredDocuments.number(day, "upto") <= checkpoint.offset());
    if (rested) {
      changed.forEach(this::changed);
      cut.put(checkpoint.partition(), checkpoint);
    }
    return rested;
  }

  private void changed(Document document) {
    var name = month(document);
    years.remove(name.getYear());
    var month = months.computeIfAbsent(name, _ -> new Month());
    month.sum = null;
    if (month.days != null) {
      month.days.put(document.getString("_id"), StoredDocuments.toDay(document));
    }
  }

  private static YearMonth month(Document document) {
    return YearMonth.from(LocalDate.parse(document.getString("day")));
  }

  private Map<String, StoredDay> days(YearMonth name) {
    var month = Objects.requireNonNull(months.get(name));
    var days = month.days;
    if (days == null) {
      days = new HashMap<>();
      var range = new Document("$gte", name.atDay(1).toString()).append("$lte", name.atEndOfMonth().toString());
      for (var document : Objects.requireNonNull(of).days().find(new Document("day", range))) {
        var day = StoredDocuments.toDay(document);
        var taken = cut.get(day.partition());
        if (taken != null) {
          days.put(document.getString("_id"), day);
          beyond |= day.upto() > taken.offset();
        }
      }
      if (beyond) {
        return days;
      }
      month.days = days;
    }
    return days;
  }

  private Map<CellKey, Map<Measure, Integer>> sum(YearMonth name) {
    var month = Objects.requireNonNull(months.get(name));
    var sum = month.sum;
    if (sum == null) {
      var all = new HashMap<CellKey, Map<Measure, Integer>>();
      days(name).values().forEach(day -> day.cells().forEach((key, measures) -> add(all,
          new CellKey(name.atDay(1), key.programme(), key.ward(), key.channel()), measures)));
      sum = all;
      month.sum = beyond ? null : all;
    }
    return sum;
  }

  private static void add(Map<CellKey, Map<Measure, Integer>> cells, Map<CellKey, Map<Measure, Integer>> more) {
    more.forEach((key, measures) -> add(cells, key, measures));
  }

  private static void add(Map<CellKey, Map<Measure, Integer>> cells, CellKey key, Map<Measure, Integer> measures) {
    var sums = cells.computeIfAbsent(key, _ -> new EnumMap<>(Measure.class));
    measures.forEach((measure, amount) -> sums.merge(measure, amount, Integer::sum));
  }

  /** Days of the months that were asked for longest ago are read again when they are wanted. */
  private void evict() {
    long held = months.values().stream().filter(month -> month.days != null).count();
    for (var month : months.values()) {
      if (held <= monthsInMemory) {
        return;
      }
      if (month.days != null) {
        month.days = null;
        held--;
      }
    }
  }
}
