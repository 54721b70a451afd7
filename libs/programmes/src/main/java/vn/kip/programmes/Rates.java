package vn.kip.programmes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Money values of the law, each from the day on which it applies. */
public record Rates(Map<String, List<Rate>> series) {

  /**
   * One value.
   *
   * @param from first day to which it applies
   * @param inForceFrom day on which its law came into force, which may be later
   * @param amount whole dong
   */
  public record Rate(LocalDate from, LocalDate inForceFrom, long amount, String law) {}

  /** The rate that applies on a day. */
  public Optional<Rate> on(String name, LocalDate date) {
    return series.getOrDefault(name, List.of()).stream().filter(rate -> !rate.from().isAfter(date))
        .reduce((_, later) -> later);
  }
}
