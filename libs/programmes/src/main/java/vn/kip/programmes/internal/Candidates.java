package vn.kip.programmes.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.FactType;

/**
 * The values to try for an unknown fact: at least one in every range that the rules tell apart, in view of what is known
 * beside it. They follow from the rules themselves, so no catalogue can forget one.
 */
final class Candidates {

  /** Where an enumeration does not say it itself, none of its values may be the case. */
  static final String NONE = "NONE";

  private final Borders borders;
  private final LocalDate asOf;
  private final @Nullable String earliestMonth;

  Candidates(Borders borders, LocalDate asOf, @Nullable String earliestMonth) {
    this.borders = borders;
    this.asOf = asOf;
    this.earliestMonth = earliestMonth;
  }

  /**
   * What to try for a fact.
   *
   * @param within the fact that the rules speak of: the list, for a fact of one of its members
   * @param beside what is known of the same person, line or member
   * @return empty where no rule can ask about its value
   */
  List<Object> of(String within, String name, FactType type, Map<?, ?> beside) {
    return switch (type.type()) {
      case BOOLEAN -> List.of(true, false);
      case ENUM -> values(type);
      case LIST -> type.items() == null ? List.of() : List.of(List.of(), List.of(member(within, type.items())));
      case NUMBER -> numbers(within, type);
      case DATE -> name.equals(Dependencies.BIRTH_DATE) ? birthDates(within) : dates(within, beside);
      case MONTH -> months();
      case TEXT -> List.of();
    };
  }

  /** The first and last day of a year, and what to try between them where more than an age is counted. */
  List<Object> inYear(String within, String name, String year, Map<?, ?> beside) {
    var days = new LinkedHashSet<Object>(List.of(year + "-01-01", year + "-12-31"));
    if (!name.equals(Dependencies.BIRTH_DATE)) {
      dates(within, beside).stream().filter(day -> String.valueOf(day).startsWith(year + "-")).forEach(days::add);
    }
    return List.copyOf(days);
  }

  private static List<Object> values(FactType type) {
    var values = new ArrayList<Object>(type.values() == null ? List.of() : type.values());
    if (!values.contains(NONE)) {
      values.add(NONE);
    }
    return List.copyOf(values);
  }

  private List<Object> numbers(String within, FactType type) {
    var around = new TreeSet<Long>(Set.of(0L, 1L));
    borders.numbers(within).forEach(border -> around.addAll(List.of(border - 1, border, border + 1)));
    borders.amounts(within).forEach(amount -> around.addAll(List.of(amount - 1, amount, amount + 1)));
    return around.stream().filter(type::allows).<Object>map(number -> number).toList();
  }

  private List<Object> birthDates(String within) {
    var ages = new TreeSet<>(Set.of(0L));
    ages.addAll(borders.numbers(within));
    return ages.stream().filter(age -> age < Rules.OLDEST)
        .<Object>map(age -> asOf.minusYears(age).minusDays(1).toString()).toList();
  }

  private List<Object> months() {
    var first = earliestMonth == null ? YearMonth.from(asOf) : YearMonth.parse(earliestMonth).plusMonths(1);
    return List.of(first.toString(), first.plusMonths(1).toString());
  }

  /** Days at the borders, and as many days from the dates it is set against as the rules ask for. */
  private List<Object> dates(String within, Map<?, ?> beside) {
    var named = borders.dates(within);
    var days = new TreeSet<LocalDate>();
    named.forEach(day -> days.addAll(List.of(day.minusDays(1), day, day.plusDays(1))));
    var lengths = borders.numbers(within).stream().filter(length -> length > 1).toList();
    for (var partner : borders.partners(within)) {
      var known = known(partner, beside);
      if (known == null) {
        named.forEach(day -> days.addAll(apart(day, lengths, 1, 1)));
      } else {
        days.addAll(apart(known, lengths, 0, 2));
      }
    }
    if (days.isEmpty()) {
      days.addAll(List.of(asOf.minusDays(1), asOf));
    }
    return days.stream().<Object>map(LocalDate::toString).toList();
  }

  private @Nullable LocalDate known(String partner, Map<?, ?> beside) {
    if (partner.equals(Dependencies.AS_OF)) {
      return asOf;
    }
    return beside.get(partner) instanceof String text && Unknowns.isDate(text) ? LocalDate.parse(text) : null;
  }

  /** Whether both ends are counted or one is the rules' affair: some days less than a length are tried as well. */
  private static Set<LocalDate> apart(LocalDate day, List<Long> lengths, int fewest, int most) {
    var days = new TreeSet<>(Set.of(day));
    lengths.forEach(length -> IntStream.rangeClosed(fewest, most).forEach(less -> days.addAll(
        List.of(day.plusDays(length - less), day.minusDays(length - less)))));
    return days;
  }

  private Map<String, Object> member(String within, Map<String, FactType> items) {
    var member = new HashMap<String, Object>();
    items.forEach((name, type) -> of(within, name, type, Map.of()).stream().filter(value -> !value.equals(0L))
        .findFirst().ifPresent(value -> member.put(name, value)));
    return member;
  }
}
