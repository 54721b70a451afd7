package vn.kip.reporting.adapter.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import vn.kip.reporting.adapter.causes.CausesFile;
import vn.kip.reporting.domain.Form07;
import vn.kip.reporting.domain.Form07.Clause;
import vn.kip.reporting.domain.Form07.Count;
import vn.kip.reporting.domain.OverdueCauses.CauseList;

/** Form 07 has the paper and the second sheet of form 06, and a column per cause. */
class Form07PrintTest {

  private static final CauseList LIST = CausesFile.of("").on(LocalDate.of(2022, 12, 14));
  private static final Form07Sheet SHEET = sheet();

  @Test
  void fields_sum_up_their_programmes_and_unstated_ones_have_a_column() {
    assertThat(SHEET.lines().stream().map(line -> line.number() + " " + line.name())).containsExactly(
        "I Bảo trợ xã hội", "1 Trợ cấp xã hội hằng tháng", "2 Hỗ trợ chi phí mai táng");
    assertThat(SHEET.lines().getFirst().values()).containsExactly(12, 0, 3, 0, 5, 0, 0, 0, 0, 0, 0, 4, 3, 0, 0, 0, 2, 0,
        0, 0, 0, 0, 0, 1);
    assertThat(SHEET.lines().get(1).remark()).isEqualTo("a2: Nghị định 20/2021 điều 8 (3)");
  }

  @Test
  void the_paper_says_it_all() throws IOException {
    var file = Form07Pdf.of(SHEET);

    try (var document = Loader.loadPDF(file)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      var text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(text).contains("Biểu số 07/VPCP/KSTT", "NGUYÊN NHÂN QUÁ HẠN", "Kỳ báo cáo: năm 2022",
          "TỔNG SỐ 12 0 3 0 5 0 0 0 0 0 0 4 3", "Nghị định 20/2021 điều 8", "b1 – Xử lý chậm", "chưa đối chiếu",
          "THỦ TRƯỞNG ĐƠN VỊ", "(SHA-256): d1gest");
    }
    assertThat(Arrays.equals(Form07Pdf.of(SHEET), file)).isTrue();
  }

  @Test
  void the_spreadsheet_holds_numbers() throws IOException {
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(Form07Xlsx.of(SHEET)))) {
      var sheets = book.getSheets().toList();
      var total = sheets.getFirst().read().stream().filter(row -> row.getCellAsString(0).orElse("").equals("TỔNG SỐ"))
          .findFirst().orElseThrow();
      assertThat(total.getCellAsNumber(2)).contains(BigDecimal.valueOf(12));
      assertThat(total.getCellAsNumber(13)).contains(BigDecimal.valueOf(4));
      assertThat(sheets.get(1).getName()).isEqualTo("Niêm phong");
    }
    assertThat(Arrays.equals(Form07Xlsx.of(SHEET), Form07Xlsx.of(SHEET))).isTrue();
  }

  /** For whoever wants to look at it. */
  @Test
  void the_files_can_be_looked_at() throws IOException {
    var folder = Files.createDirectories(Path.of("target", "printed"));
    Files.write(folder.resolve("form07.pdf"), Form07Pdf.of(SHEET));
    Files.write(folder.resolve("form07.xlsx"), Form07Xlsx.of(SHEET));
    assertThat(folder).isDirectoryContaining("glob:**/form07.pdf");
  }

  private static Form07Sheet sheet() {
    var monthly = new Form07.Row("SOCIAL_PROTECTION", "A", new Count(10, 2, Map.of("a2", 3, "b1", 5)),
        new Count(3, 1, Map.of("b1", 2)), List.of(new Clause("a2", "Nghị định 20/2021 điều 8", 3)));
    var funeral = new Form07.Row("SOCIAL_PROTECTION", "B", new Count(2, 2, Map.of()), new Count(0, 0, Map.of()),
        List.of());
    var form = new Form07(List.of(monthly, funeral), monthly.plus(funeral, null, null));
    return Form07Sheet.of(Form06PrintTest.COVER, LIST, LIST.causes(), form, Form06PrintTest.NAMES);
  }
}
