package vn.kip.reporting.adapter.persistence;

import java.time.LocalDate;
import java.time.YearMonth;
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
import vn.kip.reporting.application.FoldStore.StoredDay;
import vn.kip.reporting.domain.CellKey;
import vn.kip.reporting.domain.Measure;

/**
 * The cells as reports sum them: whole years and months as one, days only at the ends of a period. What changed since the last report
 * is read again, by the offset each day goes to. The sums of all years and months are kept (some hundred cells each), the
 * days of a few months only.
 */
final class DayCache {

  private final MongoGenerations generations;
  private final int monthsInMemory;
  private final Map<YearMonth, Month> months = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Integer, Map<CellKey, Map<Measure, Integer>>> years = new HashMap<>();
  private final Map<Integer, Long> upto = new TreeMap<>();
  private final Map<Integer, Long> synced = new TreeMap<>();
  private @Nullable FoldCollections of;

  /** @param monthsInMemory months whose days are kept */
  DayCache(MongoGenerations generations, int monthsInMemory) {
    this.generations = generations;
    this.monthsInMemory = monthsInMemory;
  }

  private static final class Month {
    private @Nullable Map<String, StoredDay> days;
    private @Nullable Map<CellKey, Map<Measure, Integer>> sum;
  }

  /** Cells of all days up to {@code to}; those of a whole month or year stand on its first day. */
  synchronized Cells read(LocalDate from, LocalDate to) {
    refresh();
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
    return new Cells(cells, Map.copyOf(upto));
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
      years.put(year, all);
      known = all;
    }
    return known;
  }

  private void refresh() {
    var now = generations.current();
    if (!now.equals(of)) {
      months.clear();
      years.clear();
      upto.clear();
      synced.clear();
      of = now;
    }
    for (var checkpoint : now.checkpoints().find().map(StoredDocuments::toCheckpoint)) {
      var since = new Document("upto", new Document("$gt", synced.getOrDefault(checkpoint.partition(), -1L)))
          .append("partition", checkpoint.partition());
      now.days().find(since).forEach(this::changed);
      // Of a batch that is just being written some days may be there and others not: only what the checkpoint, which is
      // written last, covered before the days were read is surely seen.
      synced.put(checkpoint.partition(), checkpoint.offset());
    }
  }

  private void changed(Document document) {
    upto.merge(document.getInteger("partition"), StoredDocuments.number(document, "upto"), Math::max);
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
        days.put(document.getString("_id"), day);
        upto.merge(day.partition(), day.upto(), Math::max);
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
      month.sum = all;
      sum = all;
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
