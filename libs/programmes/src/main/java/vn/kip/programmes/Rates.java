package vn.kip.programmes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Money values of the law, each from the day on which it applies. */
public record Rates(Map<String, List<Rate>> series) {

  /**
   * One value.
   *
   * @param from first day to which it applies
   * @param inForceFrom day on which its law came into force, which may be later: until then nobody can count with it
   * @param amount whole dong
   * @param roundTo dong to which its law rounds what is counted from it, half up; null where it says nothing
   */
  public record Rate(LocalDate from, LocalDate inForceFrom, long amount, String law, @Nullable Long roundTo) {

    /** Dong to which an amount counted from it is rounded: whole ones where its law says nothing. */
    public long rounding() {
      return Objects.requireNonNullElse(roundTo, 1L);
    }
  }

  /** The rate that applies on a day, by all the law there is. */
  public Optional<Rate> on(String name, LocalDate date) {
    return on(name, date, LocalDate.MAX);
  }

  /**
   * The rate that applies on a day, as whoever counts on another day can know it: of those whose law is in force by then
   * the last; where none is, the first that applies, since what held before it is not written down.
   */
  public Optional<Rate> on(String name, LocalDate date, LocalDate counted) {
    var applying = series.getOrDefault(name, List.of()).stream().filter(rate -> !rate.from().isAfter(date)).toList();
    return applying.stream().filter(rate -> !rate.inForceFrom().isAfter(counted)).reduce((_, later) -> later)
        .or(() -> applying.stream().findFirst());
  }
}
