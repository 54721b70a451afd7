package vn.kip.reporting.adapter.print;

import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.kip.documents.Spreadsheet;

/** Form 06 as a spreadsheet: the form as it is printed, and a second sheet that says what it rests on. */
public final class Form06Xlsx {

  private static final int LAST = 12;
  private static final int FIRST_COUNT = 2;
  private static final int HEAD = 5;
  private static final int FORMULAS = HEAD + 3;
  private static final List<Double> WIDTHS = List.of(6.0, 42.0, 11.0, 10.0, 12.0, 10.0, 11.0, 10.0, 10.0, 10.0, 11.0,
      10.0, 10.0);
  private static final List<String> FORMULA = List.of("(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)",
      "(7)=(8)+(9)+(10)", "(8)", "(9)", "(10)", "(11)=(12)+(13)", "(12)", "(13)");

  private final Form06Sheet form;
  private final Worksheet sheet;

  private Form06Xlsx(Form06Sheet form, Worksheet sheet) {
    this.form = form;
    this.sheet = sheet;
  }

  public static byte[] of(Form06Sheet form) {
    return Spreadsheet.of(Form06Pdf.TITLE, form.at(), book -> {
      new Form06Xlsx(form, book.newWorksheet("Biểu 06")).write();
      seal(form, book);
    });
  }

  private void write() {
    page();
    top();
    heads();
    int row = FORMULAS + 1;
    for (var line : form.lines()) {
      line(row++, line);
    }
    line(row, form.total());
    range(row, 0, row, 1).merge().horizontalAlignment("center").set();
    signatures(row + 2);
  }

  private void page() {
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.repeatRows(HEAD, FORMULAS);
    sheet.footer("Trang &P/&N", Position.RIGHT);
    for (int column = 0; column < WIDTHS.size(); column++) {
      sheet.width(column, WIDTHS.get(column));
    }
  }

  private void top() {
    text(0, 0, 1, "Biểu số 06/VPCP/KSTT").bold().set();
    text(1, 0, 1, "Ban hành theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020").wrapText(true).set();
    sheet.rowHeight(1, 32);
    sheet.value(0, 2, Form06Pdf.TITLE);
    range(0, 2, 1, 8).merge().bold().fontSize(13).wrapText(true).horizontalAlignment("center")
        .verticalAlignment("center").set();
    text(2, 2, 8, form.periodLine()).horizontalAlignment("center").set();
    text(3, 2, 8, form.knownLine()).italic().horizontalAlignment("center").set();
    text(0, 9, LAST, "Đơn vị báo cáo: " + form.head().unit()).wrapText(true).verticalAlignment("top").set();
    sheet.rowHeight(0, 32);
    text(1, 9, LAST, "Đơn vị nhận báo cáo: " + form.head().receiver()).wrapText(true).verticalAlignment("top").set();
    text(HEAD - 1, 9, LAST, "Đơn vị tính: Số hồ sơ TTHC").italic().horizontalAlignment("right").set();
  }

  private void heads() {
    head(0, 0, 2, 0, "TT");
    head(0, 1, 2, 1, "Lĩnh vực, công việc giải quyết theo cấp");
    head(0, 2, 0, 5, "Số hồ sơ nhận giải quyết");
    head(0, 6, 0, 9, "Số hồ sơ đã giải quyết");
    head(0, 10, 0, LAST, "Số hồ sơ đang giải quyết");
    for (int column : List.of(2, 6, 10)) {
      head(1, column, 2, column, "Tổng số");
    }
    head(1, 3, 1, 5, "Trong đó");
    head(1, 7, 1, 9, "Trong đó");
    head(1, 11, 1, LAST, "Trong đó");
    var third = List.of("Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "Từ kỳ trước", "", "Trước hạn", "Đúng hạn",
        "Quá hạn", "", "Trong hạn", "Quá hạn");
    for (int i = 0; i < third.size(); i++) {
      if (!third.get(i).isEmpty()) {
        head(2, 3 + i, 2, 3 + i, third.get(i));
      }
    }
    sheet.rowHeight(HEAD + 2, 48);
    for (int column = 0; column <= LAST; column++) {
      sheet.value(FORMULAS, column, FORMULA.get(column));
      bordered(range(FORMULAS, column, FORMULAS, column)).italic().fontSize(9).wrapText(true)
          .horizontalAlignment("center").verticalAlignment("center").set();
    }
    sheet.rowHeight(FORMULAS, 26);
  }

  private void head(int top, int left, int bottom, int right, String text) {
    sheet.value(HEAD + top, left, text);
    var range = range(HEAD + top, left, HEAD + bottom, right);
    var style = top == bottom && left == right ? range : range.merge();
    bordered(style).bold().wrapText(true).horizontalAlignment("center").verticalAlignment("center").set();
  }

  private void line(int row, Form06Sheet.Line line) {
    boolean sum = line.kind() == Form06Sheet.Kind.FIELD || line.kind() == Form06Sheet.Kind.TOTAL;
    sheet.value(row, 0, line.kind() == Form06Sheet.Kind.TOTAL ? line.name() : line.number());
    if (line.kind() != Form06Sheet.Kind.TOTAL) {
      sheet.value(row, 1, line.name());
    }
    for (int i = 0; i < line.values().size(); i++) {
      sheet.value(row, FIRST_COUNT + i, line.values().get(i));
    }
    for (int column = 0; column <= LAST; column++) {
      var style = bordered(range(row, column, row, column)).verticalAlignment("center").wrapText(column == 1);
      if (sum) {
        style.bold();
      }
      if (line.kind() == Form06Sheet.Kind.WARD) {
        style.italic().indent(column == 1 ? 1 : 0);
      }
      if (column == 0) {
        style.horizontalAlignment("center");
      } else if (column >= FIRST_COUNT) {
        style.format("#,##0").horizontalAlignment("right");
      }
      style.set();
    }
  }

  private void signatures(int row) {
    text(row, 0, LAST, form.note()).italic().wrapText(true).set();
    sheet.rowHeight(row, 32);
    text(row + 2, 7, LAST, form.head().place() + ", ngày …… tháng …… năm ………").italic().horizontalAlignment("center")
        .set();
    text(row + 3, 0, 4, "NGƯỜI LẬP BIỂU").bold().horizontalAlignment("center").set();
    text(row + 3, 7, LAST, "THỦ TRƯỞNG ĐƠN VỊ").bold().horizontalAlignment("center").set();
    text(row + 4, 0, 4, "(Ký, ghi rõ họ tên)").italic().horizontalAlignment("center").set();
    text(row + 4, 7, LAST, "(Ký tên, đóng dấu)").italic().horizontalAlignment("center").set();
  }

  private static void seal(Form06Sheet form, Workbook book) {
    var sheet = book.newWorksheet("Niêm phong");
    sheet.width(0, 14);
    sheet.width(1, 14);
    sheet.width(2, 72);
    sheet.value(0, 0, "Số liệu được tính từ nhật ký hồ sơ đến các mốc sau");
    sheet.style(0, 0).bold().set();
    sheet.value(1, 0, "Phân vùng");
    sheet.value(1, 1, "Vị trí");
    sheet.value(1, 2, "SHA-256");
    sheet.range(1, 0, 1, 2).style().bold().borderStyle(BorderStyle.THIN).set();
    int row = 2;
    for (var mark : form.seal()) {
      sheet.value(row, 0, mark.partition());
      sheet.value(row, 1, mark.offset());
      sheet.value(row, 2, mark.sha256());
      sheet.range(row, 0, row, 2).style().borderStyle(BorderStyle.THIN).set();
      row++;
    }
    sheet.value(row + 1, 0, "Mã kiểm tra của báo cáo (SHA-256)");
    sheet.value(row + 1, 2, form.digest());
  }

  private StyleSetter text(int row, int left, int right, String text) {
    sheet.value(row, left, text);
    return range(row, left, row, right).merge();
  }

  private StyleSetter range(int top, int left, int bottom, int right) {
    return sheet.range(top, left, bottom, right).style();
  }

  private static StyleSetter bordered(StyleSetter style) {
    return style.borderStyle(BorderStyle.THIN);
  }
}
