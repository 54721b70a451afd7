package vn.kip.reporting.adapter.print;

import java.util.Map;
import vn.kip.documents.Pdf;
import vn.kip.documents.Template;

/** Form 06 on A4, the long side across. */
public final class Form06Pdf {

  static final String TITLE = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC";
  private static final Template PAGE = Template.beside(Form06Pdf.class, "form06.html");

  private Form06Pdf() {}

  public static byte[] of(Form06Sheet sheet) {
    return Pdf.of(PAGE.fill(Map.of("sheet", sheet, "title", TITLE)), TITLE, sheet.at());
  }
}
