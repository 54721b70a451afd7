package vn.kip.reporting.adapter.print;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.domain.Form06.Row;
import vn.kip.reporting.domain.Period;

/**
 * Form 06 laid out in lines, the same for every medium.
 *
 * @param lines fields with their sums, programmes within, and wards within those where rows are by ward
 * @param waiting among those open in time
 * @param digest SHA-256 over the canonical JSON of the report
 */
public record Form06Sheet(Head head, Period period, @Nullable Instant knownAt, List<Line> lines, Line total,
    int waiting,
    List<Checkpoint> seal, String digest) {

  private static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm:ss 'ngày' dd/MM/yyyy");
  private static final List<String> ROMAN = List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X");

  public record Head(String unit, String receiver, String place) {}

  public enum Kind {
    FIELD, PROGRAMME, WARD, TOTAL
  }

  /** @param values columns 3 to 13 */
  public record Line(Kind kind, String number, String name, List<Integer> values, int withdrawn) {

    static Line of(Kind kind, String number, String name, Row row) {
      return new Line(kind, number, name, List.of(row.received(), row.receivedOnline(), row.receivedDirect(),
          row.carriedOver(), row.resolved(), row.before(), row.on(), row.late(), row.open(), row.openInTime(),
          row.openOverdue()), row.withdrawn());
    }
  }

  /** Names by code; a code without a name stands for itself. */
  public record Names(Map<String, String> fields, Map<String, String> programmes, Map<String, String> wards) {}

  /** Lays rows out under the sums of their field and programme. */
  public static List<Line> lines(List<Row> rows, Names names) {
    var lines = new ArrayList<Line>();
    var byField = grouped(rows, row -> String.valueOf(row.field()));
    int field = 0;
    for (var ofField : byField.values()) {
      var code = String.valueOf(ofField.getFirst().field());
      lines.add(Line.of(Kind.FIELD, roman(field++), name(names.fields(), code), sum(ofField)));
      int programme = 0;
      for (var ofProgramme : grouped(ofField, row -> String.valueOf(row.programme())).values()) {
        programme++;
        addProgramme(lines, programme, ofProgramme, names);
      }
    }
    return List.copyOf(lines);
  }

  public static Line total(Row total) {
    return Line.of(Kind.TOTAL, "", "TỔNG SỐ", total);
  }

  private static void addProgramme(List<Line> lines, int number, List<Row> rows, Names names) {
    var code = String.valueOf(rows.getFirst().programme());
    lines.add(Line.of(Kind.PROGRAMME, Integer.toString(number), name(names.programmes(), code), sum(rows)));
    int ward = 0;
    for (var row : rows) {
      if (row.ward() != null) {
        ward++;
        lines.add(Line.of(Kind.WARD, number + "." + ward, name(names.wards(), row.ward()), row));
      }
    }
  }

  private static Map<String, List<Row>> grouped(List<Row> rows, Function<Row, String> key) {
    return rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private static Row sum(List<Row> rows) {
    return rows.stream().reduce((one, other) -> one.plus(other, one.field(), one.programme())).orElseThrow();
  }

  private static String name(Map<String, String> names, String code) {
    return Objects.requireNonNullElse(names.get(code), code);
  }

  private static String roman(int index) {
    return index < ROMAN.size() ? ROMAN.get(index) : Integer.toString(index + 1);
  }

  /** The line under the title. */
  public String periodLine() {
    return "Kỳ báo cáo: " + (period.name().isEmpty() ? "" : period.name() + " ") + "(Từ ngày " + date(period.from())
        + " đến ngày " + date(period.to()) + ")";
  }

  /** Why columns 7 and 11 may not make up column 3, and what column 12 holds. */
  public String note() {
    return "Ghi chú: trong số hồ sơ nhận giải quyết có " + total.withdrawn()
        + " hồ sơ rút trong kỳ, không tính vào cột (7) và cột (11); trong số hồ sơ đang giải quyết, trong hạn (12) có "
        + waiting + " hồ sơ chờ bổ sung.";
  }

  /** What part of the log the figures rest on; empty where they rest on all of it. */
  public String knownLine() {
    return knownAt == null ? "" : "Số liệu theo những gì đã được ghi nhận đến " + MOMENT.format(knownAt.atZone(LOCAL));
  }

  /** The date of the document: the end of what it speaks of, never the moment of printing. */
  public Instant at() {
    return knownAt == null ? period.to().plusDays(1).atStartOfDay(LOCAL).toInstant() : knownAt;
  }

  private static String date(LocalDate date) {
    return date.format(DATE);
  }
}
