package vn.kip.local.register;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One CSV file of a register (RFC 4180, UTF-8), read so that one broken row costs one row: a quote that is never closed
 * does not swallow the rows behind it.
 */
final class RegisterFile {

  private static final int LINES_OF_A_ROW = 50;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  /** What a byte is read as that is no UTF-8. */
  private static final String NO_CHARACTER = "\uFFFD";

  private final String name;
  private final String header;
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();
  private final List<Rejection> broken = new ArrayList<>();

  /**
   * A row that could be taken apart.
   *
   * @param line of the file, from 1
   * @param raw the row as it stands in the file, under {@code header}
   */
  record Row(String file, String header, int line, String raw, Map<String, String> cells) {

    String cell(String column) {
      return cells.getOrDefault(column, "");
    }

    long bytes() {
      return raw.getBytes(StandardCharsets.UTF_8).length;
    }

    Rejection rejected(String column, String key, String vi, String en) {
      return new Rejection(file, header, line, column, key, vi, en, raw);
    }

    /** @param error as a service has answered */
    Rejection refused(JsonNode error) {
      return rejected(columnOf(error.path("field").asString("")), error.path("errorKey").asString(""),
          error.path("messages").path("vi").asString(""), error.path("messages").path("en").asString(""));
    }

    /** The cell in which whoever mends the row finds the field that a service has named. */
    private String columnOf(String field) {
      var part = field.split("[.\\[]", 2)[0];
      if (cells.containsKey(part)) {
        return part;
      }
      return switch (part) {
        case "id" -> "code";
        case "state" -> "action";
        default -> cells.containsKey("detail") ? "detail" : "";
      };
    }
  }

  private RegisterFile(String name, String header, List<String> columns) {
    this.name = name;
    this.header = header;
    this.columns = columns;
  }

  /** @throws RegisterUnreadable when the file is missing or its header is not what it must be */
  static RegisterFile read(Path path, List<String> columns) throws IOException {
    var name = path.getFileName().toString();
    if (!Files.isRegularFile(path)) {
      throw new RegisterUnreadable(path + ": there is no such file");
    }
    // Bytes that are no UTF-8 cost their row, not the file.
    var lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList();
    var header = lines.isEmpty() ? "" : lines.getFirst().replace(BYTE_ORDER_MARK, "").strip();
    var found = parse(header).map(CsvRecord::getFields).orElse(List.of()).stream().map(String::strip).toList();
    for (var column : columns) {
      long times = found.stream().filter(column::equals).count();
      if (times != 1) {
        throw new RegisterUnreadable(name + ", line 1: column " + column
            + (times == 0 ? " is missing" : " stands there " + times + " times"));
      }
    }
    var file = new RegisterFile(name, header, found);
    file.readRows(lines);
    return file;
  }

  List<Row> rows() {
    return rows;
  }

  List<Rejection> broken() {
    return broken;
  }

  private void readRows(List<String> lines) {
    int at = 1;
    while (at < lines.size()) {
      int length = lines.get(at).isBlank() ? 0 : rowLength(lines, at);
      if (length == 0) {
        at++;
        continue;
      }
      var raw = String.join("\n", lines.subList(at, at + length));
      int line = at + 1;
      parse(raw).ifPresentOrElse(
          row -> addRow(line, raw, row),
          () -> broken(line, "Dòng không đúng định dạng CSV: dấu ngoặc kép không được đóng.",
              "The row is no CSV: a quote is not closed.", raw));
      at += length;
    }
  }

  private void addRow(int line, String raw, CsvRecord row) {
    if (row.getFieldCount() != columns.size()) {
      broken(line, "Dòng có " + row.getFieldCount() + " cột thay vì " + columns.size() + ".",
          "The row has " + row.getFieldCount() + " columns instead of " + columns.size() + ".", raw);
    } else if (raw.contains(NO_CHARACTER)) {
      broken(line, "Dòng có ký tự không thuộc bảng mã UTF-8.", "The row has bytes that are no UTF-8.", raw);
    } else {
      var cells = new HashMap<String, String>();
      for (int i = 0; i < columns.size(); i++) {
        cells.put(columns.get(i), row.getField(i));
      }
      rows.add(new Row(name, header, line, raw, cells));
    }
  }

  private void broken(int line, String vi, String en, String raw) {
    broken.add(new Rejection(name, header, line, "", "register.row-broken", vi, en, raw));
  }

  /** How many lines the row takes: more than one only where a cell holds line breaks and the quote is closed again. */
  private int rowLength(List<String> lines, int at) {
    var text = new StringBuilder(lines.get(at));
    for (int length = 1; length <= LINES_OF_A_ROW; length++) {
      if (quotesAreEven(text)) {
        return length;
      }
      if (at + length >= lines.size() || standsAlone(lines.get(at + length))) {
        return 1;
      }
      text.append('\n').append(lines.get(at + length));
    }
    return 1;
  }

  private boolean standsAlone(String line) {
    return quotesAreEven(line) && parse(line).map(row -> row.getFieldCount() == columns.size()).orElse(false);
  }

  private static boolean quotesAreEven(CharSequence text) {
    return text.chars().filter(character -> character == '"').count() % 2 == 0;
  }

  private static Optional<CsvRecord> parse(String raw) {
    if (!quotesAreEven(raw)) {
      return Optional.empty();
    }
    try (var reader = CsvReader.builder().ofCsvRecord(raw)) {
      return reader.stream().findFirst();
    } catch (CsvParseException | IOException _) {
      return Optional.empty();
    }
  }
}
