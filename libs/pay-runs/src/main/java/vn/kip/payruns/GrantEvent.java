package vn.kip.payruns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What becomes of one grant after its decision, in the order in which it was recorded. */
public sealed interface GrantEvent {

  /** A share of a sum that belongs to one month; whole dong, negative where less was booked than ordered. */
  record Allocation(YearMonth month, long amount) {}

  /** When it was recorded; a run sees nothing that was recorded later than it knows. */
  Instant recordedAt();

  /** Decision: from its month on these parts are due, whatever stood there. */
  record Adjusted(Instant recordedAt, YearMonth from, List<Part> parts) implements GrantEvent {}

  /** Decision: nothing is due from this month on. */
  record Stopped(Instant recordedAt, YearMonth from) implements GrantEvent {}

  /** Decision: months from this one on are not due while it lasts. */
  record Suspended(Instant recordedAt, YearMonth from) implements GrantEvent {}

  /** Decision: the suspension ends with this month; with back-pay the suspended months are due again, without never. */
  record Resumed(Instant recordedAt, YearMonth from, boolean backPay) implements GrantEvent {}

  /** Decision on a death: the month of the death is the last one, or the one before where the law says so. */
  record Died(Instant recordedAt, LocalDate deathDate) implements GrantEvent {}

  /**
   * Somebody says that the person has died. No decision: what is due stays due, and is held.
   *
   * @param by ward, population register or bank
   */
  record DeathReported(Instant recordedAt, String by) implements GrantEvent {}

  /** Somebody says that the person has moved away. No decision: what is due stays due, and is held. */
  record MoveReported(Instant recordedAt, String by) implements GrantEvent {}

  /** The person moved within the office's district: the same grant, paid at another ward. */
  record Moved(Instant recordedAt, String ward) implements GrantEvent {}

  /** Decision: another district pays from the month after. */
  record MovedOut(Instant recordedAt, YearMonth stopMonth) implements GrantEvent {}

  /** Another way of payment. */
  record MethodChanged(Instant recordedAt, String method) implements GrantEvent {}

  /** An order for these months. It counts as paid until it is known to have come to nothing. */
  record Ordered(Instant recordedAt, List<Allocation> allocations) implements GrantEvent {}

  /** So much of what was ordered came to nothing, for exactly these months. */
  record CameToNothing(Instant recordedAt, Why why, List<Allocation> allocations) implements GrantEvent {}

  /** What the bank booked otherwise than ordered, as the difference. */
  record BookedOtherwise(Instant recordedAt, List<Allocation> allocations) implements GrantEvent {}

  /**
   * Whom and where to pay is known, or not any more.
   *
   * @param confirmed whether the office may pay there
   */
  record PayeeKnown(Instant recordedAt, boolean confirmed) implements GrantEvent {}

  /** The person collected what was on a cash list. */
  record Collected(Instant recordedAt) implements GrantEvent {}

  /** In what way an order came to nothing. */
  enum Why {
    REJECTED,
    RETURNED,
    UNCOLLECTED,
    /** Before it was sent. */
    CANCELLED
  }
}
