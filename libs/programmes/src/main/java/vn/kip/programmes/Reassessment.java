package vn.kip.programmes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.internal.Ages;

/**
 * When time alone calls for another look at who is paid month by month: an entitlement changes from the month in which
 * the person meets the condition (Decree 20/2021 art. 8(1)đ).
 *
 * @param ages in completed years, of the person and of everyone on the person's lists
 * @param yearEnd facts that are established anew for each year, such as the household's status
 * @param law what the look rests on
 */
public record Reassessment(List<Integer> ages, List<String> yearEnd, String law) {

  private static final String BIRTH_DATE = "birthDate";

  /** @param fact such as {@code children[0].birthDate}; {@code age} the completed years, null at a year's end */
  public record Cause(String fact, @Nullable Integer age) {}

  /** A day from which the rules may say otherwise. */
  public record Look(LocalDate day, List<Cause> causes) {}

  /**
   * The days to look again, in order.
   *
   * @param after the day as of which the person was looked at last; {@code until} is included
   */
  public List<Look> between(Map<String, Object> facts, LocalDate after, LocalDate until) {
    if (!after.isBefore(until)) {
      return List.of();
    }
    var days = new TreeMap<LocalDate, List<Cause>>();
    birthdays("", facts, days);
    for (int year = after.getYear() + 1; year <= until.getYear(); year++) {
      var newYear = LocalDate.of(year, 1, 1);
      yearEnd.stream().filter(facts::containsKey)
          .forEach(fact -> days.computeIfAbsent(newYear, _ -> new ArrayList<>()).add(new Cause(fact, null)));
    }
    return days.subMap(after, false, until, true).entrySet().stream()
        .map(entry -> new Look(entry.getKey(), List.copyOf(entry.getValue()))).toList();
  }

  /** The answers that still stand on a day: those for a year are unknown in the next. */
  public Map<String, Object> standing(Map<String, Object> facts, LocalDate answered, LocalDate day) {
    var standing = new HashMap<>(facts);
    if (day.getYear() > answered.getYear()) {
      yearEnd.forEach(standing::remove);
    }
    return standing;
  }

  private void birthdays(String prefix, Map<?, ?> facts, Map<LocalDate, List<Cause>> days) {
    var born = born(facts.get(BIRTH_DATE));
    if (born != null) {
      ages.forEach(age -> days.computeIfAbsent(Ages.birthday(born, age), _ -> new ArrayList<>())
          .add(new Cause(prefix + BIRTH_DATE, age)));
    }
    facts.forEach((name, value) -> {
      if (value instanceof List<?> members) {
        for (int i = 0; i < members.size(); i++) {
          if (members.get(i) instanceof Map<?, ?> member) {
            birthdays(name + "[" + i + "].", member, days);
          }
        }
      }
    });
  }

  /** Of a birth year alone, the earliest day is looked at: whether the birthday matters is then asked. */
  private static @Nullable LocalDate born(@Nullable Object birthDate) {
    var text = String.valueOf(birthDate);
    try {
      return text.length() == 4 ? Year.parse(text).atDay(1) : LocalDate.parse(text);
    } catch (DateTimeException _) {
      return null;
    }
  }
}
