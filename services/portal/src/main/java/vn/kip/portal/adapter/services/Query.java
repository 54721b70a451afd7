package vn.kip.portal.adapter.services;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kip.portal.domain.ReportPeriod;

/** The query of an address, as a template and the values of its variables; what is null is left out. */
record Query(String text, List<Object> list) {

  static Query of(ReportPeriod period) {
    return new Query("", List.of()).and("period", period.name()).and("from", period.from()).and("to", period.to());
  }

  Query and(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var more = new ArrayList<>(list);
    more.add(value);
    return new Query(text + (text.isEmpty() ? "?" : "&") + name + "={" + name + "}", List.copyOf(more));
  }

  Object[] values() {
    return list.toArray();
  }
}
