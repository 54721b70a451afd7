package vn.kip.payment.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.payruns.Bridge;
import vn.kip.payruns.RunPlan;

/**
 * The run of a month: one document, whose state is the only thing that says whether money may go. All amounts are whole
 * dong.
 *
 * @param number 1 for the main run of the month, later ones supplement it
 * @param knownAt up to when it knows what was recorded
 * @param atOldRate why it goes on though a rate in force is undecided; null where it does not have to
 * @param transferBy local day by which the money leaves the office, {@code settleBy} by which it has reached the people
 * @param bridge why it differs from the last one; null for a supplementary run, and where there was none
 * @param generation of its entries, those of an interrupted preparation are of another
 * @param version of the stored document; 0 when it is not stored yet
 */
public record Run(YearMonth month, int number, State state, Instant knownAt, OfficerId preparedBy,
    @Nullable String atOldRate, @Nullable OfficerId releasedBy, @Nullable Instant releasedAt, LocalDate transferBy,
    LocalDate settleBy, int lines, long total, int held, long heldTotal, int overpaid, @Nullable Bridge bridge,
    String generation, long version) {

  /** Where a run stands. */
  public enum State {
    PREPARED,
    /** By a second officer; its orders are being made. */
    RELEASED,
    /** Every line has its order. */
    ORDERED,
    CANCELLED
  }

  /**
   * One grant in a run.
   *
   * @param line what it is owed, paid or held; null where nothing is owed
   * @param hold what it waits for, {@code of} the earlier grant of a duplicate; null where it is paid
   * @param listed where it stands in the month's list, with {@code regular} what is due for the month itself
   * @param change why it stands otherwise than last month; null where there is nothing to compare
   * @param before its regular money of the last month
   */
  public record Entry(DossierId dossier, String grant, String programme, RunPlan.@Nullable Line line,
      RunPlan.@Nullable Hold hold, @Nullable String of, Bridge.Listed listed, long regular, boolean movedIn,
      Bridge.@Nullable Change change, long before, List<RunPlan.Overpaid> overpaid,
      List<RunPlan.Finding.About> findings) {

    Bridge.Entry bridged() {
      return new Bridge.Entry(grant, listed, regular, hold == null ? line : null, movedIn);
    }

    Entry compared(Bridge.Change why, long lastRegular) {
      return new Entry(dossier, grant, programme, line, hold, of, listed, regular, movedIn, why, lastRegular, overpaid,
          findings);
    }

    /** A grant that ended long ago, or begins later, says nothing of this month. */
    boolean saysSomething() {
      boolean isAway = listed == Bridge.Listed.STOPPED || listed == Bridge.Listed.MOVED_OUT
          || listed == Bridge.Listed.NOT_YET;
      return !isAway || line != null || change != null || !overpaid.isEmpty();
    }

    boolean isPaid() {
      return line != null && hold == null;
    }
  }

  /** As it stands in the store. */
  public Run stored(long storedVersion) {
    return new Run(month, number, state, knownAt, preparedBy, atOldRate, releasedBy, releasedAt, transferBy, settleBy,
        lines, total, held, heldTotal, overpaid, bridge, generation, storedVersion);
  }

  Run released(OfficerId by, Instant at) {
    return with(State.RELEASED, by, at);
  }

  Run with(State next) {
    return with(next, releasedBy, releasedAt);
  }

  private Run with(State next, @Nullable OfficerId by, @Nullable Instant at) {
    return new Run(month, number, next, knownAt, preparedBy, atOldRate, by, at, transferBy, settleBy, lines, total,
        held,
        heldTotal, overpaid, bridge, generation, version);
  }
}
