package vn.kip.reporting.adapter.print;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.documents.Pdf;
import vn.kip.documents.Template;
import vn.kip.office.OfficeTime;

/** Form 05 of Circular 01/2018: who had a dossier when, and whether in time. */
public final class ControlSlipPdf {

  private static final String TITLE = "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ";
  private static final Template PAGE = Template.beside(ControlSlipPdf.class, "control-slip.html");

  private ControlSlipPdf() {}

  /**
   * Prints a slip.
   *
   * @param values what the page shows, by name
   * @param last when something last happened to the dossier: the document's date
   */
  public static byte[] of(Map<String, Object> values, Cover.Head head, Instant last) {
    var all = new HashMap<>(values);
    all.put("head", head);
    all.put("title", TITLE);
    all.put("print", new Print());
    return Pdf.of(PAGE.fill(all), TITLE, last);
  }

  /** Moments and results as the form writes them. */
  public static final class Print {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH 'giờ' mm 'phút, ngày' dd/MM/yyyy");

    public String moment(@Nullable Instant moment) {
      return moment == null ? "…" : moment.atZone(OfficeTime.ZONE).format(MOMENT);
    }

    public String date(@Nullable LocalDate date) {
      return date == null ? "–" : date.format(DATE);
    }

    public String result(@Nullable String result) {
      return switch (result) {
        case "BEFORE" -> "Trước hạn";
        case "ON" -> "Đúng hạn";
        case "LATE" -> "Quá hạn";
        case null, default -> "–";
      };
    }
  }
}
