package vn.kip.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;

/** A spreadsheet file; its parts are written with fastexcel. */
public final class Spreadsheet {

  private static final String PROPERTIES = "docProps/core.xml";
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Spreadsheet() {}

  /**
   * Writes a workbook.
   *
   * @param at the moment the document speaks of, kept in the file as its date
   * @param sheets adds the sheets
   */
  public static byte[] of(String title, Instant at, Consumer<Workbook> sheets) {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "Kip", "1.0")) {
      workbook.setGlobalDefaultFont("Times New Roman", 11);
      workbook.properties().setTitle(title);
      sheets.accept(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return dated(out.toByteArray(), at);
  }

  /** The writer stamps the file with the machine's time; the document's own takes its place. */
  private static byte[] dated(byte[] file, Instant at) {
    var out = new ByteArrayOutputStream();
    try (var from = ZipFile.builder().setByteArray(file).get(); var to = new ZipOutputStream(out)) {
      for (var entry : Collections.list(from.getEntriesInPhysicalOrder())) {
        var copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(ENTRY_TIME);
        to.putNextEntry(copy);
        var content = from.getInputStream(entry).readAllBytes();
        to.write(entry.getName().equals(PROPERTIES) ? dated(new String(content, StandardCharsets.UTF_8), at) : content);
        to.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] dated(String properties, Instant at) {
    var moment = at.truncatedTo(ChronoUnit.SECONDS).toString();
    return properties.replaceAll("(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)", "$1" + moment + "$2")
        .getBytes(StandardCharsets.UTF_8);
  }
}
