package vn.kip.reporting.adapter.print;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.documents.Pdf;
import vn.kip.documents.Template;

/** The desk's book of dossiers, form 06 of Circular 01/2018/TT-VPCP (its columns are from memory), on A4 across. */
public final class BookPdf {

  private static final String TITLE = "SỔ THEO DÕI HỒ SƠ";
  private static final Template PAGE = Template.beside(BookPdf.class, "book.html");

  private BookPdf() {}

  /**
   * A line of the book.
   *
   * @param due null where none can be computed, or while papers are awaited
   * @param decided when the desk got the result; {@code returned} when the citizen got it
   * @param note why there is no result; blank for none
   */
  public record Line(String code, String programme, String applicant, LocalDate received, @Nullable LocalDate due,
      @Nullable LocalDate decided, @Nullable LocalDate returned, String note) {}

  /**
   * Prints the book.
   *
   * @param agency whose desk it is
   * @param at the document's date: when anything last happened to a dossier in it
   */
  public static byte[] of(Cover.Head head, String agency, LocalDate from, LocalDate to, List<Line> lines, Instant at) {
    return Pdf.of(PAGE.fill(Map.of("head", head, "agency", agency, "title", TITLE, "from", from, "to", to, "lines",
        lines, "print", new Print())), TITLE, at);
  }

  /** Dates as the form writes them. */
  public static final class Print {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    public String date(@Nullable LocalDate date) {
      return date == null ? "" : date.format(DATE);
    }
  }
}
