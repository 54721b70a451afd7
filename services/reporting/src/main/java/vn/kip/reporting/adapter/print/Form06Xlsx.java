package vn.kip.reporting.adapter.print;

import java.util.List;
import vn.kip.documents.Spreadsheet;

/** Form 06 as a spreadsheet: the form as it is printed, and a second sheet that says what it rests on. */
public final class Form06Xlsx {

  private static final int LAST = 12;
  private static final int HEAD_ROWS = 3;
  private static final List<Double> WIDTHS = List.of(6.0, 42.0, 11.0, 10.0, 12.0, 10.0, 11.0, 10.0, 10.0, 10.0, 11.0,
      10.0, 10.0);
  private static final List<String> FORMULA = List.of("(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)",
      "(7)=(8)+(9)+(10)", "(8)", "(9)", "(10)", "(11)=(12)+(13)", "(12)", "(13)");

  private Form06Xlsx() {}

  public static byte[] of(Form06Sheet form) {
    return Spreadsheet.of(Form06Pdf.TITLE, form.cover().at(), book -> {
      var sheet = book.newWorksheet("Biểu 06");
      var page = new FormPage(sheet, form.cover(), WIDTHS, HEAD_ROWS);
      page.top(Form06Pdf.FORM, Form06Pdf.LAW, Form06Pdf.TITLE);
      heads(page);
      sheet.rowHeight(FormPage.HEAD + 2, 48);
      page.numbers(FORMULA);
      int row = page.lines(form.lines(), form.total()) + 1;
      page.note(row, form.note());
      page.signatures(row + 2);
      FormPage.seal(form.cover(), book);
    });
  }

  private static void heads(FormPage page) {
    page.head(0, 0, 2, 0, "TT");
    page.head(0, 1, 2, 1, "Lĩnh vực, công việc giải quyết theo cấp");
    page.head(0, 2, 0, 5, "Số hồ sơ nhận giải quyết");
    page.head(0, 6, 0, 9, "Số hồ sơ đã giải quyết");
    page.head(0, 10, 0, LAST, "Số hồ sơ đang giải quyết");
    for (int column : List.of(2, 6, 10)) {
      page.head(1, column, 2, column, "Tổng số");
    }
    page.head(1, 3, 1, 5, "Trong đó");
    page.head(1, 7, 1, 9, "Trong đó");
    page.head(1, 11, 1, LAST, "Trong đó");
    var third = List.of("Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "Từ kỳ trước", "", "Trước hạn", "Đúng hạn",
        "Quá hạn", "", "Trong hạn", "Quá hạn");
    for (int i = 0; i < third.size(); i++) {
      if (!third.get(i).isEmpty()) {
        page.head(2, 3 + i, 2, 3 + i, third.get(i));
      }
    }
  }
}
