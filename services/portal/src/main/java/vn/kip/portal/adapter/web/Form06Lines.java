package vn.kip.portal.adapter.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import vn.kip.portal.adapter.services.SupervisionClient.Form06;
import vn.kip.portal.adapter.services.SupervisionClient.Row;

/** Form 06 laid out as it is printed: fields with their sums, programmes within, and wards within those. */
final class Form06Lines {

  /** Columns 3 to 13, as the form has them. */
  static final List<String> COLUMNS = List.of("received", "receivedOnline", "receivedDirect", "carriedOver",
      "resolved", "before", "on", "late", "open", "openInTime", "openOverdue");

  private static final List<String> ROMAN = List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X");

  private Form06Lines() {}

  /**
   * A line.
   *
   * @param css {@code grp} for sums
   * @param field code; null where it is not by field, as are programme and ward
   */
  record Line(String css, String number, @Nullable String field, @Nullable String programme, @Nullable String ward,
      List<Cell> cells) {

    /** Which dossiers these are, to be added to a query. */
    public String where() {
      return Form06Lines.where(field, programme, ward);
    }
  }

  /** @param hot whether it counts late dossiers, and there are any */
  record Cell(String column, int count, boolean hot) {}

  /** The total first, as on the printed form. */
  static List<Line> of(Form06 form) {
    var lines = new ArrayList<Line>();
    lines.add(new Line("grp", "", null, null, null, sum(List.of(form.total()))));
    int field = 0;
    for (var ofField : grouped(form.rows(), row -> String.valueOf(row.field())).entrySet()) {
      lines.add(new Line("grp", roman(field++), ofField.getKey(), null, null, sum(ofField.getValue())));
      int programme = 0;
      for (var of : grouped(ofField.getValue(), row -> String.valueOf(row.programme())).entrySet()) {
        programme++;
        var number = Integer.toString(programme);
        lines.add(new Line("", number, null, of.getKey(), null, sum(of.getValue())));
        addWards(lines, number, of.getValue());
      }
    }
    return List.copyOf(lines);
  }

  /** As parameters to be added to a query; what is null is left out. */
  static String where(@Nullable String field, @Nullable String programme, @Nullable String ward) {
    return part("field", field) + part("programme", programme) + part("ward", ward);
  }

  private static String part(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8);
  }

  private static void addWards(List<Line> lines, String number, List<Row> rows) {
    int ward = 0;
    for (var row : rows) {
      if (row.ward() != null) {
        ward++;
        lines.add(new Line("ward", number + "." + ward, null, row.programme(), row.ward(), sum(List.of(row))));
      }
    }
  }

  private static Map<String, List<Row>> grouped(List<Row> rows, Function<Row, String> key) {
    return rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private static List<Cell> sum(List<Row> rows) {
    return IntStream.range(0, COLUMNS.size()).mapToObj(at -> {
      int count = rows.stream().mapToInt(row -> values(row).get(at)).sum();
      var column = COLUMNS.get(at);
      return new Cell(column, count, count > 0 && (column.equals("late") || column.equals("openOverdue")));
    }).toList();
  }

  /** Columns 3 to 13 of a row, in their order. */
  static List<Integer> values(Row row) {
    return List.of(row.received(), row.receivedOnline(), row.receivedDirect(), row.carriedOver(), row.resolved(),
        row.before(), row.on(), row.late(), row.open(), row.openInTime(), row.openOverdue());
  }

  private static String roman(int index) {
    return index < ROMAN.size() ? ROMAN.get(index) : Integer.toString(index + 1);
  }
}
