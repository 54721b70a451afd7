package vn.kip.bankmessages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.MessagePart.Reason;

/** How one line fares, answer by answer, in whatever order they come. */
final class Progress {

  private final Line line;
  private boolean accepted;
  private boolean rejected;
  private @Nullable String code;
  private @Nullable String returnCode;
  private long booked;
  private long returned;
  private int bookings;
  /** What came back before anything was known to have gone out. */
  private final List<Movement> early = new ArrayList<>(0);

  Progress(Line line) {
    this.line = line;
  }

  Line line() {
    return line;
  }

  boolean isRejected() {
    return rejected;
  }

  boolean isBooked() {
    return bookings > 0;
  }

  List<Movement> early() {
    return early;
  }

  /** Only a booking settles; a status moves what is shown. */
  void status(String status, Reason reason, List<Finding> findings) {
    switch (StatusCode.of(status)) {
      case REJECTED -> rejection(reason, findings);
      case ACCEPTED -> {
        accepted = true;
        if (!rejected) {
          code = null;
        }
      }
      case PARTLY -> {
        // Says nothing of a single line.
      }
      case UNKNOWN -> {
        if (!rejected) {
          code = status;
        }
      }
    }
  }

  private void rejection(Reason reason, List<Finding> findings) {
    var why = reason.code();
    if (why != null && StatusCode.isDuplicate(why)) {
      code = rejected ? code : why;
      findings.add(Finding.ofLine(Finding.Kind.DUPLICATE, line.endToEndId(), null, why));
      return;
    }
    if (isBooked()) {
      findings.add(Finding.ofLine(Finding.Kind.REJECTED_AFTER_SETTLEMENT, line.endToEndId(), null, why));
      return;
    }
    if (!rejected) {
      rejected = true;
      code = why;
      consequences(why, findings);
    }
  }

  private void consequences(@Nullable String why, List<Finding> findings) {
    if (why != null && StatusCode.reportsDeath(why)) {
      findings.add(Finding.ofLine(Finding.Kind.DEATH_REPORTED, line.endToEndId(), null, why));
    } else if (why != null && StatusCode.asksForAccount(why)) {
      findings.add(Finding.ofLine(Finding.Kind.NEW_ACCOUNT, line.endToEndId(), null, why));
    }
  }

  void book(long amount, List<Finding> findings) {
    if (rejected && bookings == 0) {
      findings.add(Finding.ofLine(Finding.Kind.BOOKED_AFTER_REJECTION, line.endToEndId(), null, code));
    }
    bookings++;
    booked = Math.addExact(booked, amount);
    early.removeIf(waiting -> back(waiting, findings));
  }

  /** @return whether there was a booking for it to undo; otherwise it waits for one */
  boolean giveBack(Movement movement, List<Finding> findings) {
    if (back(movement, findings)) {
      return true;
    }
    early.add(movement);
    return false;
  }

  private boolean back(Movement movement, List<Finding> findings) {
    if (movement.amount() > booked - returned) {
      return false;
    }
    returned += movement.amount();
    var why = movement.returned() == null ? null : movement.returned().code();
    returnCode = why == null ? returnCode : why;
    if (why != null && StatusCode.isDuplicate(why)) {
      findings.add(Finding.ofLine(Finding.Kind.DUPLICATE, line.endToEndId(), null, why));
    }
    consequences(why, findings);
    return true;
  }

  /** @param unansweredSince lines to be carried out on that day or before have had their time; null asks nothing */
  Line.Outcome outcome(@Nullable LocalDate unansweredSince) {
    var state = state(unansweredSince);
    var shown = switch (state) {
      case SETTLED -> null;
      case RETURNED -> returnCode;
      case SENT, ACCEPTED, REJECTED, UNANSWERED -> code;
    };
    return new Line.Outcome(line.endToEndId(), state, shown, booked, returned);
  }

  private Line.State state(@Nullable LocalDate unansweredSince) {
    if (isBooked()) {
      return returned > 0 && booked - returned < line.amount() ? Line.State.RETURNED : Line.State.SETTLED;
    }
    if (rejected) {
      return Line.State.REJECTED;
    }
    var day = line.executeOn();
    if (unansweredSince != null && day != null && !day.isAfter(unansweredSince)) {
      return Line.State.UNANSWERED;
    }
    return accepted ? Line.State.ACCEPTED : Line.State.SENT;
  }

  void judge(List<Finding> findings) {
    long net = booked - returned;
    if (!isBooked()) {
      return;
    }
    var difference = BigDecimal.valueOf(Math.abs(net - line.amount()));
    if (net > line.amount()) {
      findings.add(Finding.ofLine(bookings > 1 ? Finding.Kind.BOOKED_TWICE : Finding.Kind.BOOKED_MORE,
          line.endToEndId(), difference, null));
    } else if (net < line.amount() && returned == 0) {
      findings.add(Finding.ofLine(Finding.Kind.BOOKED_LESS, line.endToEndId(), difference, null));
    }
  }
}
