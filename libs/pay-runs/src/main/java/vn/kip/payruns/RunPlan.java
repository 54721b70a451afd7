package vn.kip.payruns;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a month's run pays, what it holds back, and what was paid too much. Lines and all that is said of grants stand in the
 * order of their decisions.
 *
 * @param transferBy local day by which the money leaves the office
 * @param settleBy local day by which it has reached the people
 */
public record RunPlan(
    YearMonth month,
    LocalDate transferBy,
    LocalDate settleBy,
    List<Line> lines,
    List<Held> held,
    List<Overpaid> overpaid,
    List<Finding> findings) {

  /** Why a part of a line is owed. */
  public enum Kind {
    /** Ordered once, came to nothing, not ordered again since. */
    CARRIED,
    /** The run's own month. */
    REGULAR,
    /** An earlier month. */
    BACK_PAY,
    /** A later month that is paid together with the run's. */
    ADVANCE
  }

  /** What a line pays for one month. */
  public record LinePart(YearMonth month, Kind kind, long amount) {}

  /** What one grant is paid in this run; always above 0. */
  public record Line(String grant, String ward, String method, List<LinePart> parts) {

    public Line {
      parts = List.copyOf(parts);
    }

    public long amount() {
      return parts.stream().mapToLong(LinePart::amount).sum();
    }

    /** So much of it is owed for this reason. */
    public long of(Kind kind) {
      return parts.stream().filter(part -> part.kind() == kind).mapToLong(LinePart::amount).sum();
    }
  }

  /** What a held line waits for. */
  public enum Hold {
    /** The person is dead or said to be: a decision names who has what is still owed. */
    DECEASED,
    /** The person is said to have moved away: a decision says where it is paid, or until when. */
    MOVED,
    /** A month of it lies within the life of an earlier grant of the same person and programme. */
    DUPLICATE,
    /** Nobody has approved yet whom and where to pay. */
    PAYEE_UNCONFIRMED
  }

  /**
   * A line that is owed and not paid now; it is in no total, and not lost.
   *
   * @param of the earlier grant, of a duplicate
   */
  public record Held(Line line, Hold reason, @Nullable String of) {}

  /** More is ordered for a month than is due. */
  public record Overpaid(String grant, YearMonth month, long amount) {}

  /** Something about a grant that a person has to look at. */
  public record Finding(String grant, About about) {

    /** What is to be looked at. */
    public enum About {
      /** Three lists in a row without collection: a proposal to suspend. */
      UNCOLLECTED_3
    }
  }

  public RunPlan {
    lines = List.copyOf(lines);
    held = List.copyOf(held);
    overpaid = List.copyOf(overpaid);
    findings = List.copyOf(findings);
  }

  /** What the run pays in all; held lines are not in it. */
  public long total() {
    return lines.stream().mapToLong(Line::amount).sum();
  }
}
