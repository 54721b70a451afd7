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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;

/** A spreadsheet file; its parts are written with fastexcel. */
public final class Spreadsheet {

  private static final String PROPERTIES = "docProps/core.xml";
  private static final String SHEETS = "xl/worksheets/sheet";
  private static final Pattern DATE = Pattern.compile("(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)");
  private static final Pattern MERGED = Pattern.compile("<mergeCell [^>]*/>");
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
        to.write(settled(entry.getName(), content, at));
        to.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A part as it is at every writing: with the document's date, and what a hash put in order put in a lasting one. */
  private static byte[] settled(String name, byte[] content, Instant at) {
    if (!name.equals(PROPERTIES) && !name.startsWith(SHEETS)) {
      return content;
    }
    var text = new String(content, StandardCharsets.UTF_8);
    if (name.equals(PROPERTIES)) {
      var moment = at.truncatedTo(ChronoUnit.SECONDS).toString();
      return DATE.matcher(text).replaceAll("$1" + moment + "$2").getBytes(StandardCharsets.UTF_8);
    }
    var merged = MERGED.matcher(text).results().map(MatchResult::group).sorted().iterator();
    return MERGED.matcher(text).replaceAll(_ -> merged.next()).getBytes(StandardCharsets.UTF_8);
  }
}
