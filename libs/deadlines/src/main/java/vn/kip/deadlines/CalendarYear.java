package vn.kip.deadlines;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.kip.deadlines.CalendarRelease.Occasion;

/**
 * What the releases of a year say together.
 *
 * @param releases those that count, the last announced last
 */
record CalendarYear(List<CalendarRelease> releases, Map<LocalDate, Occasion> off, Map<LocalDate, Occasion> worked) {

  /** @param announced releases that cover the year, the first announced first */
  static CalendarYear of(List<CalendarRelease> announced) {
    var counting = new ArrayList<CalendarRelease>();
    for (var release : announced) {
      counting.removeIf(earlier -> earlier.id().equals(release.replaces()));
      counting.add(release);
    }
    var off = new HashMap<LocalDate, Occasion>();
    var worked = new HashMap<LocalDate, Occasion>();
    for (var release : counting) {
      // What is said of a day later takes back what was said of it before.
      worked.keySet().removeAll(release.daysOff().keySet());
      off.putAll(release.daysOff());
      off.keySet().removeAll(release.workingDays().keySet());
      worked.putAll(release.workingDays());
      off.keySet().removeAll(release.plainDays().keySet());
      worked.keySet().removeAll(release.plainDays().keySet());
    }
    return new CalendarYear(List.copyOf(counting), Map.copyOf(off), Map.copyOf(worked));
  }

  /** The id under which the year stands: of the last release, or of the provisional one while it counts. */
  String id() {
    return releases.stream().filter(CalendarRelease::provisional).findFirst().orElse(releases.getLast()).id();
  }
}
