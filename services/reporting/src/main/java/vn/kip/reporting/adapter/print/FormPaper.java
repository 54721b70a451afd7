package vn.kip.reporting.adapter.print;

import java.util.HashMap;
import java.util.Map;
import vn.kip.documents.Pdf;
import vn.kip.documents.Template;

/** What official forms have in common on A4, the long side across: style, top, signatures and seal around the table. */
final class FormPaper {

  private static final Template STYLE = Template.beside(FormPaper.class, "form-style.css");
  private static final Template TOP = Template.beside(FormPaper.class, "form-top.html");
  private static final Template END = Template.beside(FormPaper.class, "form-end.html");

  private FormPaper() {}

  /**
   * Prints a form.
   *
   * @param page the form's own table; the parts stand in it as {@code style}, {@code top} and {@code end}
   * @param form its name, as in its left corner
   * @param law where it stands
   */
  static byte[] print(Template page, Cover cover, String form, String law, String title, Map<String, Object> values) {
    var all = new HashMap<>(values);
    all.putAll(Map.of("cover", cover, "form", form, "law", law, "title", title));
    var whole = new HashMap<String, Object>(all);
    whole.put("style", STYLE.fill(all));
    whole.put("top", TOP.fill(all));
    whole.put("end", END.fill(all));
    return Pdf.of(page.fill(whole), title, cover.at());
  }
}
