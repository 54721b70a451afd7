package vn.kip.reporting.domain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.OpenState;
import vn.kip.deadlines.ResultClass;
import vn.kip.events.IntakeEvent.Channel;

/** A column of form 06, and which dossiers stand in it: as many as the cell says. */
public enum Form06Column {
  RECEIVED("received"),
  RECEIVED_ONLINE("receivedOnline"),
  RECEIVED_DIRECT("receivedDirect"),
  CARRIED_OVER(
      "carriedOver"),
  RESOLVED("resolved"),
  BEFORE("before"),
  ON("on"),
  LATE("late"),
  OPEN("open"),
  OPEN_IN_TIME(
      "openInTime"),
  OPEN_OVERDUE("openOverdue"),
  WITHDRAWN("withdrawn"),
  /** No column of the form: named in its note. */
  WAITING("waiting");

  private final String key;

  Form06Column(String key) {
    this.key = key;
  }

  /** As in the JSON of the form. */
  public String key() {
    return key;
  }

  public static Optional<Form06Column> ofKey(String key) {
    return Arrays.stream(values()).filter(column -> column.key.equals(key)).findFirst();
  }

  /** Whether the dossier stands in this column in a form of these days. */
  public boolean holds(CaseReading reading, LocalDate from, LocalDate to) {
    if (!reading.isOfForm06()) {
      return false;
    }
    var result = isWithin(reading.closedOn(), from, to) ? reading.clock().resultClass() : null;
    var open = reading.clock().stateAt(to);
    return switch (this) {
      case RECEIVED -> isWithin(reading.acceptedOn(), from, to) || CARRIED_OVER.holds(reading, from, to);
      case RECEIVED_ONLINE -> isWithin(reading.acceptedOn(), from, to) && isOnline(reading);
      case RECEIVED_DIRECT -> isWithin(reading.acceptedOn(), from, to) && !isOnline(reading);
      case CARRIED_OVER -> reading.clock().stateAt(from.minusDays(1)).isPresent();
      case RESOLVED -> result != null;
      case BEFORE -> result == ResultClass.BEFORE;
      case ON -> result == ResultClass.ON;
      case LATE -> result != null && !CaseFold.isOnTime(result);
      case OPEN -> open.isPresent();
      case OPEN_IN_TIME -> open.isPresent() && !isOverdue(open.get());
      case OPEN_OVERDUE -> open.isPresent() && isOverdue(open.get());
      case WITHDRAWN -> isWithin(reading.closedOn(), from, to) && reading.clock().resultClass() == null;
      case WAITING -> open.isPresent() && open.get() == OpenState.WAITING;
    };
  }

  private static boolean isOverdue(OpenState state) {
    return switch (state) {
      case OVERDUE, UNPROVEN -> true;
      case IN_TIME, WAITING -> false;
    };
  }

  private static boolean isOnline(CaseReading reading) {
    return reading.submission().channel() == Channel.ONLINE;
  }

  private static boolean isWithin(@Nullable LocalDate day, LocalDate from, LocalDate to) {
    return day != null && !day.isBefore(from) && !day.isAfter(to);
  }
}
