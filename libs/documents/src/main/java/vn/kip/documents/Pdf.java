package vn.kip.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.Objects;
import java.util.logging.Level;

/** HTML on paper. The page's own style says its size; {@code font-family: serif} is the embedded font. */
public final class Pdf {

  private static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final String FONTS = "/liberation/LiberationSerif-";
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private Pdf() {}

  /**
   * Prints a page.
   *
   * @param html well formed: every element is closed
   * @param at the moment the document speaks of, kept in the file as its date
   */
  public static byte[] of(String html, String title, Instant at) {
    var builder = new PdfRendererBuilder()
        .useFont(() -> font("Regular"), "serif", NORMAL, FontStyle.NORMAL, true)
        .useFont(() -> font("Bold"), "serif", BOLD, FontStyle.NORMAL, true)
        .useFont(() -> font("Italic"), "serif", NORMAL, FontStyle.ITALIC, true)
        .useFont(() -> font("BoldItalic"), "serif", BOLD, FontStyle.ITALIC, true)
        .withProducer("Kịp")
        .withHtmlContent(html, null);
    var out = new ByteArrayOutputStream();
    try (var renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      var document = renderer.getPdfDocument();
      var date = GregorianCalendar.from(at.atZone(LOCAL));
      var about = document.getDocumentInformation();
      about.setTitle(title);
      about.setCreationDate(date);
      about.setModificationDate(date);
      // Else the file's id is made of the time at which it is written.
      document.setDocumentId(at.getEpochSecond());
      document.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static InputStream font(String face) {
    return Objects.requireNonNull(Pdf.class.getResourceAsStream(FONTS + face + ".ttf"), face);
  }
}
