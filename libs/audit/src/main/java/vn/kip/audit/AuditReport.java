package vn.kip.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.Audit.Period;
import vn.kip.audit.Balances.Balance;

/**
 * What an auditor hands over; the JSON of {@code kip audit}.
 *
 * @param at when it was made; null where nothing is said of time
 * @param seal how far each partition was read, and its seal by the auditor's own count
 * @param periods each official period in which anything happened
 * @param repeats records that stand in the log again, unchanged: readers skip them
 * @param givenUp records that two officers gave up: no finding, and none of the figures; empty in reports older than it
 * @param holds whether nothing is wrong
 */
public record AuditReport(@Nullable Instant at, long records, int dossiers, List<Seal> seal, List<Balance> balances,
    List<Figures> periods, List<Repeat> repeats, List<Finding> findings, boolean holds, List<GivenUp> givenUp) {

  public AuditReport {
    givenUp = Objects.requireNonNullElse(givenUp, List.of());
  }

  /** Form 06 and the rates of a period, without the dossiers. */
  public record Figures(Period period, Form.Row total, java.util.Map<String, OnTime.Rate> rates, int flagged,
      int missingSerials) {

    static Figures of(Audit audit, Period period) {
      var onTime = audit.onTime(period.from(), period.to());
      return new Figures(period, audit.form06(period.from(), period.to(), false).total(), onTime.rates(),
          onTime.flagged().size(), onTime.missingSerials().size());
    }
  }

  /** @param more findings beyond those of the log itself */
  public static AuditReport of(Audit audit, @Nullable Instant at, List<Finding> more) {
    var findings = new ArrayList<>(audit.findings());
    findings.addAll(more);
    return new AuditReport(at, audit.records(), audit.dossiers(), audit.seal(), audit.balances(),
        audit.officialPeriods().stream().map(period -> Figures.of(audit, period)).toList(), audit.repeats(),
        findings, findings.isEmpty(), audit.givenUp());
  }

  /** With no more than so many repeats and findings. */
  public AuditReport shortened(int most) {
    return new AuditReport(at, records, dossiers, seal, balances, periods,
        repeats.stream().limit(most).toList(), findings.stream().limit(most).toList(), holds,
        givenUp.stream().limit(most).toList());
  }
}
