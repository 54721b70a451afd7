package vn.kip.reporting.adapter.print;

import java.util.Map;
import vn.kip.documents.Template;

/** Form 06 on paper. */
public final class Form06Pdf {

  static final String FORM = "Biểu số 06/VPCP/KSTT";
  static final String LAW = "Ban hành theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020";
  static final String TITLE = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC";
  private static final Template PAGE = Template.beside(Form06Pdf.class, "form06.html");

  private Form06Pdf() {}

  public static byte[] of(Form06Sheet sheet) {
    return FormPaper.print(PAGE, sheet.cover(), FORM, LAW, TITLE, Map.of("sheet", sheet));
  }
}
