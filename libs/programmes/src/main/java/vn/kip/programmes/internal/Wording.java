package vn.kip.programmes.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.DecisionTable.Column;
import vn.kip.programmes.FactType;
import vn.kip.programmes.Names;

/** Says in words what a cell of a decision table asks for: {@code [60..80)} is "60 to under 80". */
final class Wording {

  private static final Pattern LIST = Pattern.compile(",(?![^(\\[]*[)\\]])");
  private static final Pattern RANGE = Pattern.compile("([\\[(])(.+)\\.\\.(.+)([\\])])");
  private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>)\\s*(.+)");
  private static final Pattern NOT = Pattern.compile("not\\((.+)\\)");
  private static final Pattern DATE = Pattern.compile("date\\(\"(\\d{4})-(\\d{2})-(\\d{2})\"\\)");

  private final Map<String, FactType> types;
  private final Map<String, Names> said = new ConcurrentHashMap<>();

  Wording(Map<String, FactType> types) {
    this.types = types;
  }

  /** A fact by its name on the form, such as {@code Con đang nuôi 1: Ngày sinh} for {@code children[0].birthDate}. */
  Names fact(String path) {
    int bracket = path.indexOf('[');
    var type = types.get(bracket < 0 ? path : path.substring(0, bracket));
    if (type == null) {
      return new Names(path, path);
    }
    if (bracket < 0 || type.items() == null) {
      return type.names();
    }
    int place = Integer.parseInt(path.substring(bracket + 1, path.indexOf(']'))) + 1;
    var name = path.substring(path.indexOf("].") + 2);
    var item = type.items().get(name);
    var asked = item == null ? new Names(name, name) : item.names();
    return new Names(type.names().vi() + " " + place + ": " + asked.vi(),
        type.names().en() + " " + place + ": " + asked.en());
  }

  Names condition(Column column, String test) {
    return said.computeIfAbsent(column.expression() + " " + test, _ -> {
      var asked = asked(column, test.strip());
      return new Names(column.names().vi() + ": " + asked.vi(), column.names().en() + ": " + asked.en());
    });
  }

  private Names asked(Column column, String test) {
    var not = NOT.matcher(test);
    if (not.matches()) {
      var inner = asked(column, not.group(1));
      return new Names("không phải " + inner.vi(), "not " + inner.en());
    }
    var choices = Arrays.stream(LIST.split(test, -1)).map(String::strip).map(choice -> one(column, choice)).toList();
    return new Names(join(choices, Names::vi, " hoặc "), join(choices, Names::en, " or "));
  }

  private static String join(java.util.List<Names> names, Function<Names, String> language, String or) {
    return names.stream().map(language).collect(Collectors.joining(or));
  }

  private Names one(Column column, String test) {
    var range = RANGE.matcher(test);
    if (range.matches()) {
      var from = value(column, range.group(2));
      var to = value(column, range.group(3));
      var open = range.group(4).equals(")");
      return both(from, to, (low, high) -> "từ " + low + (open ? " đến dưới " : " đến ") + high,
          (low, high) -> low + (open ? " to under " : " to ") + high);
    }
    var compared = COMPARED.matcher(test);
    return compared.matches()
        ? compared(compared.group(1), value(column, compared.group(2).strip()))
        : value(column, test);
  }

  private static Names compared(String operator, Names value) {
    return switch (operator) {
      case "<" -> new Names("dưới " + value.vi(), "under " + value.en());
      case "<=" -> new Names("không quá " + value.vi(), "up to " + value.en());
      case ">" -> new Names("trên " + value.vi(), "over " + value.en());
      default -> new Names("từ " + value.vi() + " trở lên", value.en() + " or more");
    };
  }

  private static Names both(Names from, Names to, BiFunction<String, String, String> vi,
      BiFunction<String, String, String> en) {
    return new Names(vi.apply(from.vi(), to.vi()), en.apply(from.en(), to.en()));
  }

  private Names value(Column column, String literal) {
    var date = DATE.matcher(literal);
    if (date.matches()) {
      return new Names(date.group(3) + "/" + date.group(2) + "/" + date.group(1),
          date.group(1) + "-" + date.group(2) + "-" + date.group(3));
    }
    return switch (literal) {
      case "true" -> new Names("có", "yes");
      case "false" -> new Names("không", "no");
      default -> named(types.get(column.expression()), literal.replace("\"", ""));
    };
  }

  private static Names named(@Nullable FactType type, String value) {
    var names = type == null || type.valueNames() == null ? null : type.valueNames().get(value);
    return names == null ? new Names(value, value) : names;
  }
}
