package vn.kip.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Days off and swapped working days as they were announced. A later release of a year adds to the earlier ones, or openly
 * replaces one; it never changes an open dossier silently.
 *
 * @param id ends with {@link #PROVISIONAL} where the release is provisional, and in no other case
 * @param firstYear first year covered
 * @param lastYear last year covered
 * @param decision what it rests on
 * @param announcedAt when the office could know of it
 * @param daysOff with the occasion; weekend days may be named too
 * @param workingDays weekend days on which offices work
 * @param plainDays special days of an earlier release that are taken back, with why
 * @param replaces id of the earlier release whose days no longer count; null where it adds
 * @param open what is still to be announced, in a provisional release: in words, since its days are not known
 */
public record CalendarRelease(
    String id,
    int firstYear,
    int lastYear,
    String decision,
    Instant announcedAt,
    Map<LocalDate, Occasion> daysOff,
    Map<LocalDate, Occasion> workingDays,
    Map<LocalDate, Occasion> plainDays,
    @Nullable String replaces,
    List<Occasion> open) {

  /** Ends the id of a release that says only what the law itself fixes: whoever reads the id sees that more will come. */
  public static final String PROVISIONAL = "-provisional";

  public CalendarRelease {
    daysOff = Map.copyOf(daysOff);
    workingDays = Map.copyOf(workingDays);
    plainDays = Map.copyOf(plainDays);
    open = List.copyOf(open);
    if (open.isEmpty() == isProvisional(id)) {
      throw new IllegalArgumentException(
          "release " + id + ": a name that ends with " + PROVISIONAL + " and days still open go together");
    }
  }

  /** A release that adds, and takes nothing back. */
  public CalendarRelease(String id, int firstYear, int lastYear, String decision, Instant announcedAt,
      Map<LocalDate, Occasion> daysOff, Map<LocalDate, Occasion> workingDays) {
    this(id, firstYear, lastYear, decision, announcedAt, daysOff, workingDays, Map.of(), null, List.of());
  }

  /** Why a day is special, in Vietnamese and English. */
  public record Occasion(String vi, String en) {}

  /** Whether days of its years are still to be announced. */
  public boolean provisional() {
    return isProvisional(id);
  }

  /** @param releases one id, or several as a {@link DeadlineReceipt} names them */
  public static boolean isProvisional(String releases) {
    return List.of(releases.split("\\+", -1)).stream().anyMatch(id -> id.endsWith(PROVISIONAL));
  }

  int years() {
    return lastYear - firstYear + 1;
  }

  boolean covers(LocalDate date) {
    return firstYear <= date.getYear() && date.getYear() <= lastYear;
  }
}
