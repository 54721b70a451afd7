package vn.kip.programmes.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.kip.programmes.FactType;

/** Facts as they come in JSON, turned into what FEEL counts with. */
final class FeelValues {

  private FeelValues() {}

  static Map<String, Object> typed(Map<String, Object> facts, Map<String, FactType> types, LocalDate asOf) {
    var values = new HashMap<String, Object>();
    types.forEach((name, type) -> {
      var value = facts.get(name);
      if (value != null) {
        values.put(name, typed(value, type, asOf));
      }
    });
    if (values.get(Dependencies.BIRTH_DATE) instanceof LocalDate birthDate) {
      values.put(Dependencies.AGE, BigDecimal.valueOf(Ages.completedYears(birthDate, asOf)));
    }
    return values;
  }

  private static Object typed(Object value, FactType type, LocalDate asOf) {
    return switch (type.type()) {
      case DATE -> LocalDate.parse(String.valueOf(value));
      case LIST -> type.items() == null
          ? value
          : ((List<?>) value).stream().map(item -> typed(texts((Map<?, ?>) item), type.items(), asOf)).toList();
      case NUMBER -> new BigDecimal(String.valueOf(value));
      case BOOLEAN, ENUM, MONTH, TEXT -> value;
    };
  }

  /** A member of a list, without what is unknown. */
  static Map<String, Object> texts(Map<?, ?> map) {
    var texts = new HashMap<String, Object>();
    map.forEach((name, value) -> {
      if (value != null) {
        texts.put(String.valueOf(name), value);
      }
    });
    return texts;
  }
}
