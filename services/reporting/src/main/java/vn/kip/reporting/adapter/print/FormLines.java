package vn.kip.reporting.adapter.print;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.kip.reporting.domain.FormRow;

/**
 * Rows of an official form laid out in lines: fields with their sums, programmes within, and wards within those where rows are
 * by ward.
 *
 * @param <R> the form's rows
 */
public final class FormLines<R extends FormRow<R>> {

  private static final List<String> ROMAN = List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X");

  private final Names names;
  private final Function<R, List<Integer>> values;
  private final Function<R, String> remark;

  /**
   * A layout.
   *
   * @param values the counts of a line, as its columns follow each other
   * @param remark what the last column says of it
   */
  FormLines(Names names, Function<R, List<Integer>> values, Function<R, String> remark) {
    this.names = names;
    this.values = values;
    this.remark = remark;
  }

  public enum Kind {
    FIELD,
    PROGRAMME,
    WARD,
    TOTAL;

    /** Whether it sums up others. */
    boolean isSum() {
      return this == FIELD || this == TOTAL;
    }
  }

  /** @param remark empty where the form has no column for any */
  public record Line(Kind kind, String number, String name, List<Integer> values, String remark) {}

  /** Names by code; a code without a name stands for itself. */
  public record Names(Map<String, String> fields, Map<String, String> programmes, Map<String, String> wards) {}

  List<Line> of(List<R> rows) {
    var lines = new ArrayList<Line>();
    int field = 0;
    for (var ofField : grouped(rows, row -> String.valueOf(row.field()))) {
      var code = String.valueOf(ofField.getFirst().field());
      lines.add(line(Kind.FIELD, roman(field++), name(names.fields(), code), sum(ofField)));
      int programme = 0;
      for (var ofProgramme : grouped(ofField, row -> String.valueOf(row.programme()))) {
        programme++;
        addProgramme(lines, programme, ofProgramme);
      }
    }
    return List.copyOf(lines);
  }

  Line total(R total) {
    return line(Kind.TOTAL, "", "TỔNG SỐ", total);
  }

  private void addProgramme(List<Line> lines, int number, List<R> rows) {
    var code = String.valueOf(rows.getFirst().programme());
    lines.add(line(Kind.PROGRAMME, Integer.toString(number), name(names.programmes(), code), sum(rows)));
    int ward = 0;
    for (var row : rows) {
      var of = row.ward();
      if (of != null) {
        ward++;
        lines.add(line(Kind.WARD, number + "." + ward, name(names.wards(), of), row));
      }
    }
  }

  private Line line(Kind kind, String number, String name, R row) {
    return new Line(kind, number, name, values.apply(row), kind.isSum() ? "" : remark.apply(row));
  }

  private Iterable<List<R>> grouped(List<R> rows, Function<R, String> key) {
    return rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList())).values();
  }

  private R sum(List<R> rows) {
    return rows.stream().reduce((one, other) -> one.plus(other, one.field(), one.programme())).orElseThrow();
  }

  private static String name(Map<String, String> names, String code) {
    return Objects.requireNonNullElse(names.get(code), code);
  }

  private static String roman(int index) {
    return index < ROMAN.size() ? ROMAN.get(index) : Integer.toString(index + 1);
  }
}
