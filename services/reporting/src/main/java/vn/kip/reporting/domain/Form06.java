package vn.kip.reporting.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.events.IntakeEvent.Channel;

/**
 * Form 06 of a period, summed from cells. {@code received = resolved + open + withdrawn}, always.
 *
 * @param rows by programme, or by programme and ward; programmes without a dossier are left out
 * @param counts what the rates need beyond the form
 */
public record Form06(List<Row> rows, Row total, Counts counts) {

  /** Keys are those of the specification; numbers in brackets are the form's columns. */
  public record Row(
      @Nullable String field,
      @Nullable String programme,
      @Nullable String ward,
      int received,
      int receivedOnline,
      int receivedDirect,
      int carriedOver,
      int resolved,
      int before,
      int on,
      int late,
      int open,
      int openInTime,
      int openOverdue,
      int withdrawn) implements FormRow<Row> {

    boolean isEmpty() {
      return received == 0 && resolved == 0 && open == 0 && withdrawn == 0;
    }

    @Override
    public Row plus(Row other, @Nullable String intoField, @Nullable String intoProgramme) {
      return new Row(
          intoField,
          intoProgramme,
          null,
          received + other.received,
          receivedOnline + other.receivedOnline,
          receivedDirect + other.receivedDirect,
          carriedOver + other.carriedOver,
          resolved + other.resolved,
          before + other.before,
          on + other.on,
          late + other.late,
          open + other.open,
          openInTime + other.openInTime,
          openOverdue + other.openOverdue,
          withdrawn + other.withdrawn);
    }
  }

  /**
   * Beyond the form.
   *
   * @param unproven decided in the period, or open at its end, without a computable due date
   * @param onTimeUnflagged decided on time and without a finding of its own; D9 is taken off by the report
   * @param waiting among those open in time at the end of the period: a lawful supplement is outstanding
   */
  public record Counts(int refusedAtDesk, int unproven, int onTimeUnflagged, int returned, int returnedInTime,
      int waiting) {}

  /**
   * Sums a period.
   *
   * @param cells all up to {@code to}; later ones are passed over
   * @param fields field of form 06 by programme, in the order of the form
   */
  public static Form06 of(Map<CellKey, Map<Measure, Integer>> cells, LocalDate from, LocalDate to,
      Map<String, String> fields, boolean byWard) {
    var sums = new LinkedHashMap<String, Sum>();
    var total = new Sum(null, null, null);
    cells.forEach((key, measures) -> {
      if (!key.day().isAfter(to)) {
        var name = key.programme() + (byWard ? "|" + key.ward() : "");
        sums.computeIfAbsent(name,
            _ -> new Sum(fields.get(key.programme()), key.programme(), byWard ? key.ward() : null))
            .add(key, measures, from);
        total.add(key, measures, from);
      }
    });
    var order = List.copyOf(fields.keySet());
    var rows = sums.values()
        .stream()
        .map(Sum::row)
        .filter(row -> !row.isEmpty())
        .sorted(java.util.Comparator.<Row>comparingInt(row -> order.indexOf(row.programme()))
            .thenComparing(row -> String.valueOf(row.ward())))
        .toList();
    return new Form06(rows, total.row(), total.counts());
  }

  /** All cells of many dossiers. */
  public static Map<CellKey, Map<Measure, Integer>> cells(Collection<Contribution> contributions) {
    var all = new Contribution();
    contributions.forEach(all::plus);
    return all.cells();
  }

  private static final class Sum {

    private final @Nullable String field;
    private final @Nullable String programme;
    private final @Nullable String ward;
    private final Map<Measure, Integer> inPeriod = new EnumMap<>(Measure.class);
    private final Map<Measure, Integer> upTo = new EnumMap<>(Measure.class);
    private int online;
    private int carriedOver;

    Sum(@Nullable String field, @Nullable String programme, @Nullable String ward) {
      this.field = field;
      this.programme = programme;
      this.ward = ward;
    }

    void add(CellKey key, Map<Measure, Integer> measures, LocalDate from) {
      measures.forEach((measure, amount) -> {
        upTo.merge(measure, amount, Integer::sum);
        if (key.day().isBefore(from)) {
          carriedOver += measure == Measure.OPEN_CHANGE ? amount : 0;
        } else {
          inPeriod.merge(measure, amount, Integer::sum);
          online += measure == Measure.ACCEPTED && key.channel() == Channel.ONLINE ? amount : 0;
        }
      });
    }

    Row row() {
      int accepted = in(Measure.ACCEPTED);
      int open = level(Measure.OPEN_CHANGE);
      int overdue = level(Measure.OVERDUE_CHANGE) + level(Measure.UNPROVEN_CHANGE);
      int resolved = in(Measure.DECIDED_BEFORE) + in(Measure.DECIDED_ON) + in(Measure.DECIDED_LATE);
      return new Row(
          field,
          programme,
          ward,
          accepted + carriedOver,
          online,
          accepted - online,
          carriedOver,
          resolved,
          in(Measure.DECIDED_BEFORE),
          in(Measure.DECIDED_ON),
          in(Measure.DECIDED_LATE),
          open,
          open - overdue,
          overdue,
          in(Measure.WITHDRAWN));
    }

    Counts counts() {
      return new Counts(
          in(Measure.REFUSED_AT_DESK),
          in(Measure.DECIDED_UNPROVEN) + level(Measure.UNPROVEN_CHANGE),
          in(Measure.DECIDED_ON_TIME_UNFLAGGED),
          in(Measure.RETURNED),
          in(Measure.RETURNED_IN_TIME),
          level(Measure.WAITING_CHANGE));
    }

    private int in(Measure measure) {
      return inPeriod.getOrDefault(measure, 0);
    }

    private int level(Measure measure) {
      return upTo.getOrDefault(measure, 0);
    }
  }
}
