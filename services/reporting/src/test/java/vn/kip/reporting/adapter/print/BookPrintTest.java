package vn.kip.reporting.adapter.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Form 06 of Circular 01/2018: what a desk accepted, line by line. */
class BookPrintTest {

  private static final LocalDate FROM = LocalDate.of(2022, 3, 1);
  private static final LocalDate TO = LocalDate.of(2022, 3, 31);
  private static final Instant LAST = Instant.parse("2022-04-02T01:00:00Z");

  @Test
  void each_dossier_has_a_line_with_its_dates_and_what_is_not_known_stays_empty() throws IOException {
    var lines = List.of(
        new BookPdf.Line("000.18.25.H50-220301-0001", "Hỗ trợ chi phí mai táng", "Bùi <b>Thị</b> Đào", FROM,
            LocalDate.of(2022, 3, 8), LocalDate.of(2022, 3, 7), LocalDate.of(2022, 3, 9), ""),
        new BookPdf.Line("000.18.25.H50-220302-0001", "Trợ cấp xã hội hằng tháng", "Lê Văn Hai", FROM.plusDays(1), null,
            null, null, "đã rút"));

    assertThat(text(BookPdf.of(Form06PrintTest.COVER.head(), "UBND Phường 1", FROM, TO, lines, LAST))).contains(
        "SỔ THEO DÕI HỒ SƠ", "UBND Phường 1", "Từ ngày 01/03/2022 đến ngày 31/03/2022: 2 hồ sơ",
        "000.18.25.H50-220301-0001", "Bùi <b>Thị</b> Đào", "08/03/2022", "07/03/2022", "09/03/2022", "đã rút");
  }

  @Test
  void every_page_of_a_long_book_says_what_its_columns_are() throws IOException {
    var line = new BookPdf.Line("000.18.25.H50-220301-0001", "Hỗ trợ chi phí mai táng", "Bùi Thị Đào", FROM, TO, null,
        null, "");
    var book = BookPdf.of(Form06PrintTest.COVER.head(), "UBND Phường 1", FROM, TO, Collections.nCopies(80, line), LAST);

    try (var document = Loader.loadPDF(book)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(document)).contains("Mã hồ sơ");
      }
    }
  }

  private static String text(byte[] book) throws IOException {
    try (var document = Loader.loadPDF(book)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
