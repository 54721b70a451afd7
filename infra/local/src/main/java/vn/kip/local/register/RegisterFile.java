package vn.kip.local.register;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One CSV file of a register (RFC 4180, UTF-8), read so that one broken row costs one row: a quote that is never closed
 * does not swallow the rows behind it.
 */
final class RegisterFile {

  private static final int LINES_OF_A_ROW = 50;

  private final String name;
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();
  private final List<Rejection> broken = new ArrayList<>();

  /**
   * A row that could be taken apart.
   *
   * @param line of the file, from 1
   * @param raw the row as it stands in the file
   */
  record Row(String file, int line, String raw, Map<String, String> cells) {

    String cell(String column) {
      return cells.getOrDefault(column, "");
    }

    Rejection rejected(String column, String key, String vi, String en) {
      return new Rejection(file, line, column, key, vi, en, raw);
    }
  }

  private RegisterFile(String name, List<String> columns) {
    this.name = name;
    this.columns = columns;
  }

  /** @throws RegisterUnreadable when the file is missing or its header is not what it must be */
  static RegisterFile read(Path path, List<String> columns) throws IOException {
    var name = path.getFileName().toString();
    if (!Files.isRegularFile(path)) {
      throw new RegisterUnreadable(path + ": there is no such file");
    }
    var lines = Files.readAllLines(path);
    var header = lines.isEmpty() ? "" : lines.getFirst().strip().replace("\uFEFF", "");
    var missing = columns.stream().filter(column -> !List.of(header.split(",")).contains(column)).toList();
    if (!missing.isEmpty()) {
      throw new RegisterUnreadable(name + ", line 1: column " + missing.getFirst() + " is missing");
    }
    var file = new RegisterFile(name, List.of(header.split(",")));
    file.readRows(lines);
    return file;
  }

  List<Row> rows() {
    return rows;
  }

  List<Rejection> broken() {
    return broken;
  }

  String header() {
    return String.join(",", columns);
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
          () -> broken.add(new Rejection(name, line, "", "register.row-broken",
              "Dòng không đúng định dạng CSV: dấu ngoặc kép không được đóng.",
              "The row is no CSV: a quote is not closed.", raw)));
      at += length;
    }
  }

  private void addRow(int line, String raw, CsvRecord row) {
    if (row.getFieldCount() != columns.size()) {
      broken.add(new Rejection(
          name,
          line,
          "",
          "register.row-broken",
          "Dòng có " + row.getFieldCount() + " cột thay vì " + columns.size() + ".",
          "The row has " + row.getFieldCount() + " columns instead of " + columns.size() + ".",
          raw));
      return;
    }
    var cells = IntStream.range(0, columns.size()).boxed().collect(Collectors.toMap(columns::get, row::getField));
    rows.add(new Row(name, line, raw, cells));
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
