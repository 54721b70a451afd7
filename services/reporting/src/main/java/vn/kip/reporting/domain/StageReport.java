package vn.kip.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.kip.office.OfficeTime;
import vn.kip.reporting.domain.ControlSlip.Hop;

/**
 * Lateness by stage, which a total in time can hide: of the hops that ended in a period, and of those open at its end.
 *
 * @param stages by programme and stage
 * @param officers by who handed on or decided
 */
public record StageReport(List<StageRow> stages, List<OfficerRow> officers) {

  /** @param withoutLimit ended though no limit of its own applies; {@code openOverdue} lie there past their due date */
  public record Counts(int before, int on, int late, int withoutLimit, int open, int openOverdue) {

    static final Counts NOTHING = new Counts(0, 0, 0, 0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(before + other.before, on + other.on, late + other.late, withoutLimit + other.withoutLimit,
          open + other.open, openOverdue + other.openOverdue);
    }
  }

  public record StageRow(String programme, String stage, Counts counts) {}

  public record OfficerRow(String officer, Counts counts) {}

  /** One dossier's hops. */
  public record Slip(String programme, List<Hop> hops) {}

  public static StageReport of(List<Slip> slips, LocalDate from, LocalDate to) {
    var stages = new TreeMap<String, TreeMap<String, Counts>>();
    var officers = new TreeMap<String, Counts>();
    for (var slip : slips) {
      for (var hop : slip.hops()) {
        var counts = counts(hop, from, to);
        if (!counts.equals(Counts.NOTHING)) {
          stages.computeIfAbsent(slip.programme(), _ -> new TreeMap<>()).merge(hop.stage(), counts, Counts::plus);
          if (counts.open() == 0 && hop.endedBy() != null) {
            officers.merge(hop.endedBy().value(), counts, Counts::plus);
          }
        }
      }
    }
    var rows = new ArrayList<StageRow>();
    stages.forEach((programme, ofProgramme) -> ofProgramme
        .forEach((stage, counts) -> rows.add(new StageRow(programme, stage, counts))));
    return new StageReport(rows, officers.entrySet().stream().map(StageReport::row).toList());
  }

  private static OfficerRow row(Map.Entry<String, Counts> officer) {
    return new OfficerRow(officer.getKey(), officer.getValue());
  }

  private static Counts counts(Hop hop, LocalDate from, LocalDate to) {
    if (isAfter(hop.started(), to)) {
      return Counts.NOTHING;
    }
    var ended = hop.ended();
    if (ended == null || isAfter(ended, to)) {
      boolean overdue = hop.due() != null && !hop.due().overdueFrom().isAfter(to);
      return new Counts(0, 0, 0, 0, 1, overdue ? 1 : 0);
    }
    if (OfficeTime.date(ended).isBefore(from)) {
      return Counts.NOTHING;
    }
    return switch (hop.result()) {
      case BEFORE -> new Counts(1, 0, 0, 0, 0, 0);
      case ON -> new Counts(0, 1, 0, 0, 0, 0);
      case LATE, UNPROVEN -> new Counts(0, 0, 1, 0, 0, 0);
      case null -> new Counts(0, 0, 0, 1, 0, 0);
    };
  }

  private static boolean isAfter(Instant moment, LocalDate day) {
    return OfficeTime.date(moment).isAfter(day);
  }
}
