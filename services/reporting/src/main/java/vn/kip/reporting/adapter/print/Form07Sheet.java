package vn.kip.reporting.adapter.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.kip.reporting.adapter.print.FormLines.Line;
import vn.kip.reporting.adapter.print.FormLines.Names;
import vn.kip.reporting.domain.Form07;
import vn.kip.reporting.domain.OverdueCauses.Cause;
import vn.kip.reporting.domain.OverdueCauses.CauseList;
import vn.kip.reporting.domain.OverdueCauses.Wording;

/**
 * Form 07 laid out in lines. Values are, for those decided late and then for those open and overdue: the total, a number per
 * cause, and those of which none was stated yet; the remark names the articles.
 */
public record Form07Sheet(Cover cover, CauseList list, List<Cause> causes, List<Line> lines, Line total) {

  /** Lays a form out under the sums of its fields. */
  public static Form07Sheet of(Cover cover, CauseList list, List<Cause> causes, Form07 form, Names names) {
    var layout = new FormLines<Form07.Row>(names, row -> values(row, causes), Form07Sheet::clauses);
    return new Form07Sheet(cover, list, causes, layout.of(form.rows()), layout.total(form.total()));
  }

  private static List<Integer> values(Form07.Row row, List<Cause> causes) {
    var values = new ArrayList<Integer>();
    for (var count : List.of(row.late(), row.openOverdue())) {
      values.add(count.total());
      causes.forEach(cause -> values.add(count.of(cause.code())));
      values.add(count.unstated());
    }
    return List.copyOf(values);
  }

  private static String clauses(Form07.Row row) {
    return row.clauses().stream()
        .map(clause -> clause.cause() + ": " + clause.article()
            + (clause.count() > 1 ? " (" + clause.count() + ")" : ""))
        .collect(Collectors.joining("; "));
  }

  /** Columns of one of the two halves. */
  public int half() {
    return causes.size() + 2;
  }

  /** What the codes mean. */
  public String legend() {
    return "Mã nguyên nhân: "
        + causes.stream().map(cause -> cause.code() + " – " + cause.vi()).collect(Collectors.joining("; ")) + ".";
  }

  /** How far the list of causes can be relied on. */
  public String note() {
    return "Ghi chú: cột (10) và cột (13) là của Biểu số 06; “chưa nêu” là hồ sơ chưa có ai nêu nguyên nhân."
        + (list.assumed().isEmpty()
            ? ""
            : " Giả định: " + list.assumed().stream().map(Wording::vi).collect(Collectors.joining("; ")) + ".");
  }
}
