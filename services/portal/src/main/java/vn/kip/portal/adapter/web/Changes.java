package vn.kip.portal.adapter.web;

import java.util.ArrayList;
import java.util.List;
import vn.kip.portal.adapter.services.ReportsClient.Difference;
import vn.kip.portal.adapter.services.SupervisionClient.Row;

/** Two rows of form 06 held against each other, column by column. */
final class Changes {

  private static final String WITHDRAWN = "withdrawn";

  private Changes() {}

  /** @param key of the column, such as {@code late} */
  record Column(String key, int then, int now) {

    public boolean isChanged() {
      return then != now;
    }

    /** {@code +3}, {@code −1}, {@code 0}. */
    public String difference() {
      int difference = now - then;
      return difference == 0 ? "0" : (difference > 0 ? "+" : "−") + Math.abs(difference);
    }
  }

  /** A dossier with the columns in which it counts otherwise. */
  record OfDossier(Difference difference, List<Column> columns) {}

  /** Columns 3 to 13, and those withdrawn. */
  static List<Column> of(Row then, Row now) {
    var before = Form06Lines.values(then);
    var after = Form06Lines.values(now);
    var columns = new ArrayList<Column>();
    for (int at = 0; at < Form06Lines.COLUMNS.size(); at++) {
      columns.add(new Column(Form06Lines.COLUMNS.get(at), before.get(at), after.get(at)));
    }
    columns.add(new Column(WITHDRAWN, then.withdrawn(), now.withdrawn()));
    return List.copyOf(columns);
  }
}
