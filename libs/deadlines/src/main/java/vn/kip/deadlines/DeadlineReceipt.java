package vn.kip.deadlines;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a due date came about, day by day.
 *
 * @param calendarRelease ids under which the years counted with stand
 * @param start the local date of the event that starts the clock; it is not counted (Civil Code art. 147)
 */
public record DeadlineReceipt(String calendarRelease, LocalDate start, Deadline due, List<StageReceipt> stages) {

  public DeadlineReceipt {
    stages = List.copyOf(stages);
  }

  /** Whether days that it counted may still turn out to be days off: the calendar of one of its years is provisional. */
  public boolean provisional() {
    return CalendarRelease.isProvisional(calendarRelease);
  }

  /** @param days every day from the one after {@code start} to {@code due}; empty for hours */
  public record StageReceipt(String limit, LocalDate start, LocalDate due, List<DayReceipt> days) {
    public StageReceipt {
      days = List.copyOf(days);
    }
  }

  /** @param occasion name of the day off or swap, where there is one */
  public record DayReceipt(LocalDate date, boolean counted, Why why, CalendarRelease.@Nullable Occasion occasion) {}

  /** Why a day counts or does not. */
  public enum Why {
    WORKING_DAY,
    SWAPPED_WORKING_DAY,
    WEEKEND,
    DAY_OFF,
    /** Counted in a limit of calendar days, whatever day it is. */
    CALENDAR_DAY,
    /** The limit would end on a day that is not a working day (Civil Code art. 148(5)). */
    ROLLED_FORWARD,
    /** The limit starts on a fixed day of the month, which is still to come. */
    NOT_STARTED
  }
}
