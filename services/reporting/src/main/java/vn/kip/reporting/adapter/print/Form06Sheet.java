package vn.kip.reporting.adapter.print;

import java.util.List;
import vn.kip.reporting.adapter.print.FormLines.Line;
import vn.kip.reporting.adapter.print.FormLines.Names;
import vn.kip.reporting.domain.Form06.Row;

/**
 * Form 06 laid out in lines, the same for every medium; values are columns 3 to 13.
 *
 * @param withdrawn in the period, in no column
 * @param waiting among those open in time
 */
public record Form06Sheet(Cover cover, List<Line> lines, Line total, int withdrawn, int waiting) {

  /** Lays a form out under the sums of its fields and programmes. */
  public static Form06Sheet of(Cover cover, List<Row> rows, Row total, int waiting, Names names) {
    var layout = new FormLines<>(names, Form06Sheet::values, _ -> "");
    return new Form06Sheet(cover, layout.of(rows), layout.total(total), total.withdrawn(), waiting);
  }

  private static List<Integer> values(Row row) {
    return List.of(row.received(), row.receivedOnline(), row.receivedDirect(), row.carriedOver(), row.resolved(),
        row.before(), row.on(), row.late(), row.open(), row.openInTime(), row.openOverdue());
  }

  /** Why columns 7 and 11 may not make up column 3, and what column 12 holds. */
  public String note() {
    return "Ghi chú: trong số hồ sơ nhận giải quyết có " + withdrawn
        + " hồ sơ rút trong kỳ, không tính vào cột (7) và cột (11); trong số hồ sơ đang giải quyết, trong hạn (12) có "
        + waiting + " hồ sơ chờ bổ sung.";
  }
}
