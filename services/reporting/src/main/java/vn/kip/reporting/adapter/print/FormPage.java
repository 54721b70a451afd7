package vn.kip.reporting.adapter.print;

import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.kip.reporting.adapter.print.FormLines.Kind;
import vn.kip.reporting.adapter.print.FormLines.Line;

/** What official forms have in common as spreadsheets: page, top, heads, lines, signatures, and the second sheet. */
final class FormPage {

  /** The first row of the heads. */
  static final int HEAD = 5;
  static final int FIRST_COUNT = 2;
  private static final int SIDE = 4;

  private final Worksheet sheet;
  private final Cover cover;
  private final int last;
  private final int numbers;

  /**
   * An empty page.
   *
   * @param widths of all columns: number, name, counts, and perhaps a remark
   * @param headRows rows of heads; the columns' numbers stand under them
   */
  FormPage(Worksheet sheet, Cover cover, List<Double> widths, int headRows) {
    this.sheet = sheet;
    this.cover = cover;
    this.last = widths.size() - 1;
    this.numbers = HEAD + headRows;
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.repeatRows(HEAD, numbers);
    sheet.footer("Trang &P/&N", Position.RIGHT);
    for (int column = 0; column <= last; column++) {
      sheet.width(column, widths.get(column));
    }
  }

  void top(String form, String law, String title) {
    text(0, 0, 1, form).bold().set();
    text(1, 0, 1, law).wrapText(true).set();
    sheet.rowHeight(1, 32);
    int side = last - SIDE + 1;
    sheet.value(0, 2, title);
    range(0, 2, 1, side - 1).merge().bold().fontSize(13).wrapText(true).horizontalAlignment("center")
        .verticalAlignment("center").set();
    text(2, 2, side - 1, cover.periodLine()).horizontalAlignment("center").set();
    text(3, 2, side - 1, cover.knownLine()).italic().horizontalAlignment("center").set();
    text(0, side, last, "Đơn vị báo cáo: " + cover.head().unit()).wrapText(true).verticalAlignment("top").set();
    sheet.rowHeight(0, 32);
    text(1, side, last, "Đơn vị nhận báo cáo: " + cover.head().receiver()).wrapText(true).verticalAlignment("top")
        .set();
    text(HEAD - 1, side, last, "Đơn vị tính: Số hồ sơ TTHC").italic().horizontalAlignment("right").set();
  }

  /** A head over these cells; rows count from the first row of heads. */
  void head(int top, int left, int bottom, int right, String text) {
    sheet.value(HEAD + top, left, text);
    var range = range(HEAD + top, left, HEAD + bottom, right);
    var style = top == bottom && left == right ? range : range.merge();
    bordered(style).bold().wrapText(true).horizontalAlignment("center").verticalAlignment("center").set();
  }

  /** The row under the heads: numbers of columns, and what sums up what. */
  void numbers(List<String> formulas) {
    for (int column = 0; column <= last; column++) {
      sheet.value(numbers, column, formulas.get(column));
      bordered(range(numbers, column, numbers, column)).italic().fontSize(9).wrapText(true)
          .horizontalAlignment("center").verticalAlignment("center").set();
    }
    sheet.rowHeight(numbers, 26);
  }

  /** All lines and their total; answers the row after it. */
  int lines(List<Line> lines, Line total) {
    int row = numbers + 1;
    for (var line : lines) {
      line(row++, line);
    }
    line(row, total);
    range(row, 0, row, 1).merge().horizontalAlignment("center").set();
    return row + 1;
  }

  private void line(int row, Line line) {
    sheet.value(row, 0, line.kind() == Kind.TOTAL ? line.name() : line.number());
    if (line.kind() != Kind.TOTAL) {
      sheet.value(row, 1, line.name());
    }
    int afterCounts = FIRST_COUNT + line.values().size();
    for (int i = 0; i < line.values().size(); i++) {
      sheet.value(row, FIRST_COUNT + i, line.values().get(i));
    }
    if (afterCounts <= last) {
      sheet.value(row, afterCounts, line.remark());
    }
    for (int column = 0; column <= last; column++) {
      boolean text = column == 1 || column >= afterCounts;
      var style = bordered(range(row, column, row, column)).verticalAlignment("center").wrapText(text);
      if (line.kind().isSum()) {
        style.bold();
      }
      if (line.kind() == Kind.WARD) {
        style.italic().indent(column == 1 ? 1 : 0);
      }
      if (column == 0) {
        style.horizontalAlignment("center");
      } else if (!text) {
        style.format("#,##0").horizontalAlignment("right");
      }
      style.set();
    }
  }

  /** What the form has to say below its lines. */
  void note(int row, String note) {
    text(row, 0, last, note).italic().wrapText(true).set();
    sheet.rowHeight(row, 32);
  }

  void signatures(int row) {
    int right = last - SIDE - 1;
    text(row, right, last, cover.head().place() + ", ngày …… tháng …… năm ………").italic().horizontalAlignment("center")
        .set();
    text(row + 1, 0, SIDE, "NGƯỜI LẬP BIỂU").bold().horizontalAlignment("center").set();
    text(row + 1, right, last, "THỦ TRƯỞNG ĐƠN VỊ").bold().horizontalAlignment("center").set();
    text(row + 2, 0, SIDE, "(Ký, ghi rõ họ tên)").italic().horizontalAlignment("center").set();
    text(row + 2, right, last, "(Ký tên, đóng dấu)").italic().horizontalAlignment("center").set();
  }

  /** A second sheet that says what the figures rest on. */
  static void seal(Cover cover, Workbook book) {
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
    for (var mark : cover.seal()) {
      sheet.value(row, 0, mark.partition());
      sheet.value(row, 1, mark.offset());
      sheet.value(row, 2, mark.sha256());
      sheet.range(row, 0, row, 2).style().borderStyle(BorderStyle.THIN).set();
      row++;
    }
    sheet.value(row + 1, 0, "Mã kiểm tra của báo cáo (SHA-256)");
    sheet.value(row + 1, 2, cover.digest());
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
