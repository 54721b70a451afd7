package vn.kip.intake.adapter.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.springframework.http.MediaType;
import vn.kip.caselog.Refusal;
import vn.kip.service.RefusedException;

/** A table as officers keep it: CSV (UTF-8, comma or semicolon) or the first sheet of an XLSX file. */
public final class ListFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  /** What an XLSX file, which is a ZIP file, begins with; the content counts, not what the sender calls it. */
  private static final byte[] ZIP = {'P', 'K'};

  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

  private ListFile() {}

  /** @param rows without the header */
  public record Table(List<String> header, List<List<String>> rows) {}

  /** @throws RefusedException when it is neither, or broken */
  public static Table read(MediaType type, byte[] content) {
    var rows = content.length > 1 && content[0] == ZIP[0] && content[1] == ZIP[1] ? xlsx(content) : csv(type, content);
    if (rows.isEmpty()) {
      throw unreadable("no rows");
    }
    return new Table(rows.getFirst(), List.copyOf(rows.subList(1, rows.size())));
  }

  private static List<List<String>> csv(MediaType type, byte[] content) {
    var charset = type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
    var text = new String(content, charset);
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    var firstLine = text.lines().findFirst().orElse("");
    var separator = firstLine.indexOf(';') >= 0 && firstLine.indexOf(',') < 0 ? ';' : ',';
    var rows = new ArrayList<List<String>>();
    try (var reader = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
      reader.forEach(row -> rows.add(row.getFields()));
      return rows;
    } catch (CsvParseException | IOException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static List<List<String>> xlsx(byte[] content) {
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), WITH_FORMATS);
        var rows = workbook.getFirstSheet().openStream()) {
      return rows.map(ListFile::cells).toList();
    } catch (ExcelReaderException | IOException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> cells(Row row) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < row.getCellCount(); i++) {
      cells.add(cell(row, i));
    }
    return cells;
  }

  /** A date is kept as a number in XLSX; only its format says that it is one. */
  private static String cell(Row row, int column) {
    var cell = row.getOptionalCell(column).orElse(null);
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    var format = cell.getDataFormatString();
    boolean isDate = cell.getType() == CellType.NUMBER && format != null && format.toLowerCase(java.util.Locale.ROOT)
        .contains("y");
    return isDate ? cell.asDate().toLocalDate().toString() : cell.getText().strip();
  }

  private static RefusedException unreadable(String reason) {
    return new RefusedException(Refusal.invalid("list.unreadable", "body", "reason", reason));
  }
}
