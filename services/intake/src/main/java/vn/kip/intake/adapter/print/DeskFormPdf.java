package vn.kip.intake.adapter.print;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.documents.Pdf;
import vn.kip.documents.Template;

/** Prints a form of the desk on A5. */
public final class DeskFormPdf {

  private static final Template PAGE = Template.beside(DeskFormPdf.class, "desk-form.html");

  private DeskFormPdf() {}

  /**
   * What a form says.
   *
   * @param agency whose desk it is
   * @param code of the dossier; null before acceptance
   * @param at when what it tells of happened: the document's date
   * @param fields label and text, in order
   * @param papersTitle above the table of papers
   * @param lookup address behind the QR code; null for none
   */
  public record Content(DeskForm form, String office, String agency, String place, @Nullable String code, Instant at,
      List<Field> fields, String papersTitle, List<PaperLine> papers, List<String> notes, @Nullable String lookup) {}

  public record Field(String label, String text) {}

  public record PaperLine(String name, String handling) {}

  public static byte[] of(Content content) {
    var lookup = content.lookup();
    return Pdf.of(
        PAGE.fill(Map.of("c", content, "qr", lookup == null ? "" : QrCode.picture(lookup), "when",
            FormDates.place(content.place(), content.at()))),
        content.form().title(), content.at());
  }
}
