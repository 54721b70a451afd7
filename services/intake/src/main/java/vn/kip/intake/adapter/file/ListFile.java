package vn.kip.intake.adapter.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.springframework.http.MediaType;
import vn.kip.casefile.Refusal;
import vn.kip.service.RefusedException;

/** A table as officers keep it: CSV (UTF-8, comma or semicolon) or the first sheet of an XLSX file. */
public final class ListFile {

  private static final int HEADER = 1;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  /** What an XLSX file, which is a ZIP file, begins with; the content counts, not what the sender calls it. */
  private static final byte[] ZIP = {'P', 'K'};

  /** More than any form asks for: a cell far to the right would make a row of thousands. */
  private static final int MAX_COLUMNS = 100;
  /** Of an XLSX file, which may hold a thousand times what was sent. */
  private static final int MAX_UNZIPPED = 64 * 1024 * 1024;

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
    var rows = content.length > 1 && content[0] == ZIP[0] && content[1] == ZIP[1]
        ? xlsx(content, limit)
        : csv(type, content, limit);
    if (rows.isEmpty()) {
      throw unreadable("no rows");
    }
    return new Table(rows.getFirst(), List.copyOf(rows.subList(1, rows.size())));
  }

  private static List<List<String>> csv(MediaType type, byte[] content, int limit) {
    var charset = type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
    var text = new String(content, charset);
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    var firstLine = text.lines().findFirst().orElse("");
    var separator = firstLine.indexOf(';') >= 0 && firstLine.indexOf(',') < 0 ? ';' : ',';
    try (var reader = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
      return reader.stream().limit(limit).map(row -> row.getFields().stream().limit(MAX_COLUMNS).toList()).toList();
    } catch (CsvParseException | IOException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static List<List<String>> xlsx(byte[] content, int limit) {
    refuseBomb(content);
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), WITH_FORMATS);
        var rows = workbook.getFirstSheet().openStream()) {
      return rows.limit(limit).map(ListFile::cells).toList();
    } catch (ExcelReaderException | IOException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
  }

  /** Unzips without keeping anything, since what a file says of its sizes need not be so. */
  private static void refuseBomb(byte[] content) {
    var buffer = new byte[8192];
    long unzipped = 0;
    try (var zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(content)).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        try (var part = zip.getInputStream(entry)) {
          for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
            unzipped += read;
            if (unzipped > MAX_UNZIPPED) {
              throw unreadable("unzips to more than " + MAX_UNZIPPED / 1024 / 1024 + " MB");
            }
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> cells(Row row) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < Math.min(row.getCellCount(), MAX_COLUMNS); i++) {
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
