package vn.kip.reporting.adapter.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.domain.Form06;
import vn.kip.reporting.domain.Period;

/** The printed form says what the report says, and looks like the form. */
class Form06PrintTest {

  private static final Period YEAR = Period.parse("2022").orElseThrow();
  static final FormLines.Names NAMES = new FormLines.Names(
      Map.of("SOCIAL_PROTECTION", "Bảo trợ xã hội", "LABOUR", "Lao động – Việc làm"),
      Map.of("A", "Trợ cấp xã hội hằng tháng", "B", "Hỗ trợ chi phí mai táng", "C", "COVID-19: lao động tự do"),
      Map.of("19333", "Phường 1", "19336", "Phường Đông Lễ"));
  static final Cover COVER = new Cover(
      new Cover.Head("Phòng Lao động – Thương binh và Xã hội thành phố Đông Hà", "Văn phòng HĐND và UBND", "Đông Hà"),
      YEAR, null, List.of(new Checkpoint(0, 41, "abc")), "d1gest");
  private static final Form06Sheet SHEET = sheet(List.of(
      row("SOCIAL_PROTECTION", "A", "19333", 1), row("SOCIAL_PROTECTION", "A", "19336", 2),
      row("SOCIAL_PROTECTION", "B", "19333", 3), row("LABOUR", "C", "19333", 4)));

  @Test
  void fields_come_before_their_programmes_and_those_before_their_wards() {
    assertThat(SHEET.lines().stream().map(line -> line.number() + " " + line.name())).containsExactly(
        "I Bảo trợ xã hội", "1 Trợ cấp xã hội hằng tháng", "1.1 Phường 1", "1.2 Phường Đông Lễ",
        "2 Hỗ trợ chi phí mai táng", "2.1 Phường 1", "II Lao động – Việc làm", "1 COVID-19: lao động tự do",
        "1.1 Phường 1");
    assertThat(SHEET.lines().getFirst().values().getFirst()).isEqualTo(11 + 22 + 33);
    assertThat(SHEET.lines().get(1).values().getFirst()).isEqualTo(11 + 22);
  }

  @Test
  void the_paper_says_what_the_report_says() throws IOException {
    var file = Form06Pdf.of(SHEET);

    try (var document = Loader.loadPDF(file)) {
      var page = document.getPage(0).getMediaBox();
      assertThat(page.getWidth()).isGreaterThan(page.getHeight());
      var text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(text).contains("Biểu số 06/VPCP/KSTT", "GIẢI QUYẾT TTHC",
          "Kỳ báo cáo: năm 2022 (Từ ngày 15/12/2021 đến ngày 14/12/2022)", "Đơn vị tính: Số hồ sơ TTHC",
          "Trợ cấp xã hội hằng tháng", "1.2 Phường Đông Lễ 22 2 4", "TỔNG SỐ 110",
          "có 10 hồ sơ rút trong kỳ", "có 5 hồ sơ chờ bổ sung", "Đông Hà, ngày", "THỦ TRƯỞNG ĐƠN VỊ",
          "phân vùng 0, vị trí 41: abc", "(SHA-256): d1gest");
      for (var name : document.getPage(0).getResources().getFontNames()) {
        assertThat(document.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
      }
    }
    assertThat(Arrays.equals(Form06Pdf.of(SHEET), file)).isTrue();
  }

  @Test
  void a_long_form_repeats_its_head_on_every_page() throws IOException {
    var rows = new ArrayList<Form06.Row>();
    IntStream.range(0, 60).forEach(i -> rows.add(row("LABOUR", "P" + i, null, i)));

    try (var document = Loader.loadPDF(Form06Pdf.of(sheet(rows)))) {
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
      var second = new PDFTextStripper();
      second.setStartPage(2);
      second.setEndPage(2);
      assertThat(second.getText(document)).contains("Số hồ sơ đã giải quyết", "Trang 2/");
    }
  }

  @Test
  void the_spreadsheet_holds_numbers_and_a_second_sheet_with_the_seal() throws IOException {
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(Form06Xlsx.of(SHEET)))) {
      var sheets = book.getSheets().toList();
      var rows = rows(sheets.getFirst());
      assertThat(rows.get(5).getCellAsString(2)).contains("Số hồ sơ nhận giải quyết");
      assertThat(rows.get(8).getCellAsString(10)).contains("(11)=(12)+(13)");
      assertThat(rows.get(9).getCellAsString(1)).contains("Bảo trợ xã hội");
      assertThat(rows.get(9).getCellAsNumber(2)).contains(BigDecimal.valueOf(66));
      var total = rows.stream().filter(row -> row.getCellAsString(0).orElse("").equals("TỔNG SỐ")).findFirst()
          .orElseThrow();
      assertThat(total.getCellAsNumber(2)).contains(BigDecimal.valueOf(110));
      assertThat(rows(sheets.get(1)).stream().flatMap(row -> Stream.of(row.getCellText(2)))).contains("abc", "d1gest");
    }
    assertThat(Arrays.equals(Form06Xlsx.of(SHEET), Form06Xlsx.of(SHEET))).isTrue();
  }

  /** For whoever wants to look at it. */
  @Test
  void the_files_can_be_looked_at() throws IOException {
    var folder = Files.createDirectories(Path.of("target", "printed"));
    Files.write(folder.resolve("form06.pdf"), Form06Pdf.of(SHEET));
    Files.write(folder.resolve("form06.xlsx"), Form06Xlsx.of(SHEET));
    assertThat(folder).isDirectoryContaining("glob:**.pdf");
  }

  private static List<Row> rows(org.dhatim.fastexcel.reader.Sheet sheet) throws IOException {
    var rows = new ArrayList<Row>();
    for (var row : sheet.read()) {
      while (rows.size() < row.getRowNum() - 1) {
        rows.add(row);
      }
      rows.add(row);
    }
    return rows;
  }

  private static Form06Sheet sheet(List<Form06.Row> rows) {
    var total = rows.stream().reduce((one, other) -> one.plus(other, null, null)).orElseThrow();
    return Form06Sheet.of(COVER, rows, total, 5, NAMES);
  }

  private static Form06.Row row(String field, String programme, @Nullable String ward, int n) {
    return new Form06.Row(field, programme, ward, 11 * n, n, 2 * n, 8 * n, 6 * n, n, 2 * n, 3 * n, 4 * n, n, 3 * n, n);
  }
}
