package vn.kip.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HashSet;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

class DocumentsTest {

  private static final Instant AT = Instant.parse("2022-12-14T17:00:00Z");
  /** Every letter with its five tones, both cases. */
  private static final String LETTERS = letters();

  @Test
  void what_is_filled_in_cannot_become_part_of_the_page() {
    var page = Template.beside(DocumentsTest.class, "page.html").fill(Map.of("name", "<b>A & \"B\"</b>"));

    assertThat(page).contains("&lt;b&gt;A &amp; &quot;B&quot;&lt;/b&gt;").doesNotContain("<b>A");
  }

  @Test
  void a_template_that_is_not_there_is_named() {
    assertThatThrownBy(() -> Template.beside(DocumentsTest.class, "none.html")).hasMessageContaining("none.html");
  }

  @Test
  void every_vietnamese_letter_is_on_paper_and_its_font_in_the_file() throws IOException {
    var file = Pdf.of(page(LETTERS), "Chữ", AT);

    try (var document = Loader.loadPDF(file)) {
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", "")).contains(LETTERS.replace(" ", ""));
      var fonts = new HashSet<String>();
      for (var name : document.getPage(0).getResources().getFontNames()) {
        var font = document.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        fonts.add(font.getName().replaceFirst("^.*\\+", ""));
      }
      assertThat(fonts).containsExactlyInAnyOrder("LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic");
    }
  }

  @Test
  void the_same_page_gives_the_same_bytes_and_bears_its_own_date() throws IOException {
    var file = Pdf.of(page("Đông Hà"), "Báo cáo", AT);

    assertThat(Arrays.equals(Pdf.of(page("Đông Hà"), "Báo cáo", AT), file)).isTrue();
    try (var document = Loader.loadPDF(file)) {
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Báo cáo");
      assertThat(document.getDocumentInformation().getCreationDate().get(Calendar.YEAR)).isEqualTo(2022);
    }
  }

  @Test
  void the_same_sheets_give_the_same_bytes_and_numbers_stay_numbers() throws Exception {
    var file = sheet();
    Thread.sleep(1_100);

    assertThat(Arrays.equals(sheet(), file)).isTrue();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(file));
        var rows = book.getFirstSheet().openStream()) {
      var row = rows.findFirst().orElseThrow();
      assertThat(row.getCellAsString(0)).contains(LETTERS);
      assertThat(row.getCellAsNumber(1).orElseThrow().intValueExact()).isEqualTo(17);
    }
  }

  private static byte[] sheet() {
    return Spreadsheet.of("Báo cáo", AT, book -> {
      var sheet = book.newWorksheet("Biểu");
      sheet.value(0, 0, LETTERS);
      sheet.value(0, 1, 17);
      for (int row = 1; row < 40; row++) {
        sheet.range(row, 0, row, 1).merge();
      }
    });
  }

  private static String page(String text) {
    return "<html><body style='font-family: serif'><p>" + text + "</p><b>" + text + "</b><i>" + text
        + "</i></body></html>";
  }

  private static String letters() {
    var letters = new StringBuilder("đ Đ ");
    for (char vowel : "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".toCharArray()) {
      for (var tone : new String[]{"", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"}) {
        letters.append(java.text.Normalizer.normalize(vowel + tone, java.text.Normalizer.Form.NFC)).append(' ');
      }
    }
    return letters.toString().strip();
  }
}
