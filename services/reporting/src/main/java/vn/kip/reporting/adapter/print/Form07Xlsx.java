package vn.kip.reporting.adapter.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.kip.documents.Spreadsheet;

/** Form 07 as a spreadsheet, with the second sheet of form 06. */
public final class Form07Xlsx {

  private static final int HEAD_ROWS = 2;
  private static final double COUNT = 7.0;

  private Form07Xlsx() {}

  public static byte[] of(Form07Sheet form) {
    return Spreadsheet.of(Form07Pdf.TITLE, form.cover().at(), book -> {
      var sheet = book.newWorksheet("Biểu 07");
      var widths = widths(form);
      var page = new FormPage(sheet, form.cover(), widths, HEAD_ROWS);
      page.top(Form07Pdf.FORM, form.list().law(), Form07Pdf.TITLE);
      heads(page, form, widths.size() - 1);
      sheet.rowHeight(FormPage.HEAD + 1, 32);
      page.numbers(IntStream.rangeClosed(1, widths.size()).mapToObj("(%d)"::formatted).toList());
      int row = page.lines(form.lines(), form.total()) + 1;
      page.note(row, form.legend());
      page.note(row + 1, form.note());
      page.signatures(row + 3);
      FormPage.seal(form.cover(), book);
    });
  }

  private static List<Double> widths(Form07Sheet form) {
    var widths = new ArrayList<>(List.of(6.0, 42.0));
    IntStream.range(0, 2 * form.half()).forEach(_ -> widths.add(COUNT));
    widths.add(36.0);
    return widths;
  }

  private static void heads(FormPage page, Form07Sheet form, int last) {
    page.head(0, 0, 1, 0, "TT");
    page.head(0, 1, 1, 1, "Lĩnh vực, công việc giải quyết theo cấp");
    int second = FormPage.FIRST_COUNT + form.half();
    page.head(0, FormPage.FIRST_COUNT, 0, second - 1, Form07Pdf.LATE);
    page.head(0, second, 0, last - 1, Form07Pdf.OPEN);
    page.head(0, last, 1, last, Form07Pdf.CLAUSES);
    for (int left : List.of(FormPage.FIRST_COUNT, second)) {
      page.head(1, left, 1, left, Form07Pdf.SUM);
      for (int i = 0; i < form.causes().size(); i++) {
        page.head(1, left + 1 + i, 1, left + 1 + i, form.causes().get(i).code());
      }
      page.head(1, left + form.half() - 1, 1, left + form.half() - 1, Form07Pdf.UNSTATED);
    }
  }
}
