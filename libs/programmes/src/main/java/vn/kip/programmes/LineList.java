package vn.kip.programmes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list brought as a table: a header row, then a member per row. A column is named as the form names the question, in
 * either language, or by the fact's own name. Dates are {@code 2021-08-31} or {@code 31/08/2021}.
 */
public final class LineList {

  private static final DateTimeFormatter VIETNAMESE = DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT)
      .withResolverStyle(ResolverStyle.STRICT);
  private static final Set<String> YES = Set.of("true", "có", "x", "yes", "1");
  private static final Set<String> NO = Set.of("false", "không", "no", "0");

  private final Map<String, FactType> types;
  private final List<Map<String, Object>> lines = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private LineList(Map<String, FactType> types) {
    this.types = types;
  }

  /**
   * What is wrong with a cell.
   *
   * @param row as the officer's program numbers it: the header is row 1
   * @param column as the header names it
   * @param expected what would be right
   */
  public record Problem(int row, String column, Names expected) {}

  /** @param lines members as the facts want them; complete only where there are no problems */
  public record Result(List<Map<String, Object>> lines, List<Problem> problems) {}

  /**
   * Reads a table.
   *
   * @param list the fact that is a list
   */
  public static Result read(FactType list, List<String> header, List<List<String>> rows) {
    var reading = new LineList(Objects.requireNonNull(list.items(), "a list has questions for its members"));
    var columns = header.stream().map(reading::fact).toList();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isEmpty() && !header.get(i).isBlank()) {
        reading.problems.add(new Problem(1, header.get(i), reading.known()));
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      reading.row(i + 2, header, columns, rows.get(i));
    }
    return new Result(List.copyOf(reading.lines), List.copyOf(reading.problems));
  }

  /** Empty where no question is called so. */
  private String fact(String title) {
    var asked = title.strip().toLowerCase(Locale.ROOT);
    return types.entrySet().stream()
        .filter(entry -> List.of(entry.getKey(), entry.getValue().names().vi(), entry.getValue().names().en()).stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(asked)))
        .map(Map.Entry::getKey).findFirst().orElse("");
  }

  private Names known() {
    var vi = types.values().stream().map(type -> type.names().vi()).toList();
    return new Names("một trong các cột: " + String.join(", ", vi),
        "one of the columns: " + String.join(", ", types.keySet()));
  }

  private void row(int number, List<String> header, List<String> columns, List<String> cells) {
    if (cells.stream().allMatch(String::isBlank)) {
      return;
    }
    var line = new LinkedHashMap<String, Object>();
    for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
      var type = types.get(columns.get(i));
      var cell = cells.get(i).strip();
      if (type == null || cell.isEmpty()) {
        continue;
      }
      var value = value(type, cell);
      if (value == null) {
        problems.add(new Problem(number, header.get(i), expected(type)));
      } else {
        line.put(columns.get(i), value);
      }
    }
    lines.add(line);
  }

  private static @Nullable Object value(FactType type, String cell) {
    var lower = cell.toLowerCase(Locale.ROOT);
    return switch (type.type()) {
      case BOOLEAN -> YES.contains(lower) ? Boolean.TRUE : NO.contains(lower) ? Boolean.FALSE : null;
      case NUMBER -> cell.matches("[0-9]{1,9}") ? Integer.valueOf(cell) : null;
      case DATE -> date(cell);
      case MONTH -> cell.matches("[0-9]{4}-(0[1-9]|1[0-2])") ? cell : null;
      case ENUM -> type.values() != null && type.values().contains(cell) ? cell : null;
      case TEXT -> cell;
      case LIST -> null;
    };
  }

  private static @Nullable String date(String cell) {
    if (cell.matches("[0-9]{4}")) {
      return cell;
    }
    try {
      return (cell.contains("/") ? LocalDate.parse(cell, VIETNAMESE) : LocalDate.parse(cell)).toString();
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static Names expected(FactType type) {
    return switch (type.type()) {
      case BOOLEAN -> new Names("có hoặc không", "yes or no");
      case NUMBER -> new Names("một số nguyên", "a whole number");
      case DATE -> new Names("ngày/tháng/năm", "a date, YYYY-MM-DD or dd/mm/yyyy");
      case MONTH -> new Names("năm-tháng", "a month, YYYY-MM");
      case ENUM -> new Names("một trong " + type.values(), "one of " + type.values());
      case TEXT, LIST -> new Names("chữ", "text");
    };
  }
}
