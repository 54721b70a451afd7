package vn.kip.reporting.adapter.print;

import java.util.Map;
import vn.kip.documents.Template;

/** Form 07, causes of overdue handling, on paper. */
public final class Form07Pdf {

  static final String FORM = "Biểu số 07/VPCP/KSTT";
  static final String TITLE = "NGUYÊN NHÂN QUÁ HẠN TRONG GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC";
  static final String LATE = "Đã giải quyết quá hạn trong kỳ (cột 10 của Biểu 06)";
  static final String OPEN = "Đang giải quyết, đã quá hạn cuối kỳ (cột 13 của Biểu 06)";
  static final String CLAUSES = "Văn bản, điều khoản liên quan";
  static final String SUM = "Tổng số";
  static final String UNSTATED = "Chưa nêu";
  private static final Template PAGE = Template.beside(Form07Pdf.class, "form07.html");

  private Form07Pdf() {}

  public static byte[] of(Form07Sheet sheet) {
    return FormPaper.print(PAGE, sheet.cover(), FORM, sheet.list().law(), TITLE, Map.of("sheet", sheet, "late", LATE,
        "open", OPEN, "clauses", CLAUSES, "sum", SUM, "unstated", UNSTATED));
  }
}
