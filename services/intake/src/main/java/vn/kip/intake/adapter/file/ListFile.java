package vn.kip.intake.adapter.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.springframework.http.MediaType;
import vn.kip.casefile.Refusal;
import vn.kip.service.PlainText;
import vn.kip.service.RefusedException;

/** A table as officers keep it: CSV (UTF-8, comma or semicolon) or the first sheet of an XLSX file. */
public final class ListFile {

  private static final int HEADER = 1;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  /** What an XLSX file, which is a ZIP file, begins with; the content counts, not what the sender calls it. */
  private static final byte[] ZIP = {'P', 'K'};

  /** More than any form asks for: a cell far to the right would make a row of thousands. */
  private static final int MAX_COLUMNS = 100;
  /** Longer than any name, address or reason that a list asks for. */
  private static final int MAX_CELL = 2_000;
  /** Of all cells together: one text may be shared by very many. */
  private static final int MAX_CHARACTERS = 8 * 1024 * 1024;

  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

  private ListFile() {}

  /** @param rows without the header */
  public record Table(List<String> header, List<List<String>> rows) {}

  /**
   * Reads a table, or as much of it as shows that it is too long.
   *
   * @param maxRows more are not read than one beyond these
   * @throws RefusedException when it is neither, or broken
   */
  public static Table read(MediaType type, byte[] content, int maxRows) {
    int limit = maxRows + HEADER + 1;
    var size = new Size();
    var rows = content.length > 1 && content[0] == ZIP[0] && content[1] == ZIP[1]
        ? xlsx(content, limit, size)
        : csv(type, content, limit, size);
    if (rows.isEmpty()) {
      throw unreadable("no rows");
    }
    return new Table(rows.getFirst(), List.copyOf(rows.subList(1, rows.size())));
  }

  private static List<List<String>> csv(MediaType type, byte[] content, int limit, Size size) {
    var charset = type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
    var text = new String(content, charset);
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    var firstLine = text.lines().findFirst().orElse("");
    var separator = firstLine.indexOf(';') >= 0 && firstLine.indexOf(',') < 0 ? ';' : ',';
    try (var reader = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
      return reader.stream().limit(limit)
          .map(row -> row.getFields().stream().limit(MAX_COLUMNS).map(size::within).toList()).toList();
    } catch (CsvParseException | IOException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static List<List<String>> xlsx(byte[] content, int limit, Size size) {
    var excess = WorkbookBounds.excess(content);
    if (excess != null) {
      throw unreadable(excess);
    }
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), WITH_FORMATS);
        var rows = workbook.getFirstSheet().openStream()) {
      return rows.limit(limit).map(row -> cells(row, size)).toList();
    } catch (ExcelReaderException | IOException | IllegalArgumentException | ArithmeticException
        | DateTimeException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> cells(Row row, Size size) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < Math.min(row.getCellCount(), MAX_COLUMNS); i++) {
      cells.add(cell(row, i, size));
    }
    return cells;
  }

  /** A date is kept as a number in XLSX; only its format says that it is one. */
  private static String cell(Row row, int column, Size size) {
    var cell = row.getOptionalCell(column).orElse(null);
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    var format = cell.getDataFormatString();
    boolean isDate = cell.getType() == CellType.NUMBER && format != null && format.toLowerCase(java.util.Locale.ROOT)
        .contains("y");
    return isDate ? cell.asDate().toLocalDate().toString() : size.within(cell.getText()).strip();
  }

  /** What the cells read so far come to. */
  private static final class Size {

    private int characters;

    /** The text as it is, before anybody copies it. */
    String within(String text) {
      if (text.length() > MAX_CELL) {
        throw unreadable("a cell of more than " + MAX_CELL + " characters");
      }
      if (!PlainText.is(text)) {
        throw unreadable("a cell with control characters");
      }
      characters += text.length();
      if (characters > MAX_CHARACTERS) {
        throw unreadable("cells of more than " + MAX_CHARACTERS + " characters together");
      }
      return text;
    }
  }

  private static RefusedException unreadable(String reason) {
    return new RefusedException(Refusal.invalid("list.unreadable", "body", "reason", reason));
  }
}
