package vn.kip.reporting.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Causes of overdue handling in a period (form 07). The totals are columns 10 and 13 of form 06, and the causes with those
 * not stated make up each total.
 *
 * @param rows by programme, in the order of form 06; programmes without a late dossier are left out
 */
public record Form07(List<Row> rows, Row total) {

  /**
   * A row.
   *
   * @param late decided late in the period: column 10 of form 06
   * @param openOverdue open and overdue at its end: column 13
   * @param clauses what of the law was named, with how many dossiers
   */
  public record Row(@Nullable String field, @Nullable String programme, Count late, Count openOverdue,
      List<Clause> clauses) implements FormRow<Row> {

    @Override
    public @Nullable String ward() {
      return null;
    }

    @Override
    public Row plus(Row other, @Nullable String intoField, @Nullable String intoProgramme) {
      var both = new ArrayList<>(clauses);
      both.addAll(other.clauses);
      return new Row(intoField, intoProgramme, late.plus(other.late), openOverdue.plus(other.openOverdue),
          merged(both));
    }
  }

  /**
   * How many, and why.
   *
   * @param unstated of which nobody has stated a cause yet
   * @param causes by code
   */
  public record Count(int total, int unstated, Map<String, Integer> causes) {

    static final Count NONE = new Count(0, 0, Map.of());

    static Count of(Collection<CaseReading> readings) {
      var causes = new TreeMap<String, Integer>();
      readings.forEach(
          reading -> StatedCause.of(reading).ifPresent(stated -> causes.merge(stated.cause(), 1, Integer::sum)));
      int stated = causes.values().stream().mapToInt(Integer::intValue).sum();
      return new Count(readings.size(), readings.size() - stated, causes);
    }

    public int of(String cause) {
      return causes.getOrDefault(cause, 0);
    }

    Count plus(Count other) {
      var both = new TreeMap<>(causes);
      other.causes.forEach((cause, number) -> both.merge(cause, number, Integer::sum));
      return new Count(total + other.total, unstated + other.unstated, both);
    }
  }

  /** @param cause for which the article was named */
  public record Clause(String cause, String article, int count) {}

  /**
   * Sums a period.
   *
   * @param readings any dossiers; those that are not late in the period are passed over
   * @param fields field of form 06 by programme, in the order of the form
   */
  public static Form07 of(Collection<CaseReading> readings, LocalDate from, LocalDate to, Map<String, String> fields) {
    var late = byProgramme(Form06Column.LATE, readings, from, to);
    var open = byProgramme(Form06Column.OPEN_OVERDUE, readings, from, to);
    var rows = new ArrayList<Row>();
    fields.forEach((programme, field) -> {
      if (late.containsKey(programme) || open.containsKey(programme)) {
        rows.add(row(field, programme, late.getOrDefault(programme, List.of()),
            open.getOrDefault(programme, List.of())));
      }
    });
    var total = rows.stream().reduce((one, other) -> one.plus(other, null, null))
        .map(sum -> new Row(null, null, sum.late(), sum.openOverdue(), sum.clauses()))
        .orElse(new Row(null, null, Count.NONE, Count.NONE, List.of()));
    return new Form07(List.copyOf(rows), total);
  }

  private static Map<String, List<CaseReading>> byProgramme(Form06Column column, Collection<CaseReading> readings,
      LocalDate from, LocalDate to) {
    return readings.stream().filter(reading -> column.holds(reading, from, to))
        .collect(Collectors.groupingBy(reading -> reading.submission().programme()));
  }

  private static Row row(String field, String programme, List<CaseReading> late, List<CaseReading> open) {
    var clauses = new ArrayList<Clause>();
    for (var readings : List.of(late, open)) {
      readings.forEach(reading -> StatedCause.of(reading).ifPresent(stated -> {
        if (stated.article() != null) {
          clauses.add(new Clause(stated.cause(), stated.article(), 1));
        }
      }));
    }
    return new Row(field, programme, Count.of(late), Count.of(open), merged(clauses));
  }

  private static List<Clause> merged(List<Clause> clauses) {
    return clauses.stream()
        .collect(Collectors.toMap(clause -> List.of(clause.cause(), clause.article()), clause -> clause,
            (one, other) -> new Clause(one.cause(), one.article(), one.count() + other.count())))
        .values().stream().sorted(Comparator.comparing(Clause::cause).thenComparing(Clause::article)).toList();
  }
}
