package vn.kip.audit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.CaseClock.Result;
import vn.kip.audit.CaseClock.State;

/** A day-cell: what a report adds up. */
public record Cell(LocalDate day, String programme, String ward, String channel) {

  /** What a cell holds that no dossier makes. */
  public static final Content NOTHING = new Content(Map.of(), Set.of());

  /**
   * What a cell should hold, and whose dossiers make it.
   *
   * @param measures by the names under which cells are published; none is zero
   */
  public record Content(Map<String, Integer> measures, Set<String> dossiers) {}

  /** Every cell again, dossier by dossier and day by day. */
  static Map<Cell, Content> of(Collection<Dossier> dossiers, WorkingDays calendar) {
    var cells = new HashMap<Cell, Content>();
    dossiers.stream().filter(dossier -> dossier.terms().statutory()).forEach(dossier -> {
      if (dossier.isOfForm06()) {
        addFlows(cells, dossier, calendar);
        addLevels(cells, dossier);
      } else {
        dossier.refused().ifPresent(refusal -> add(cells, dossier, refusal.on(), "REFUSED_AT_DESK", 1));
      }
    });
    cells.values().forEach(content -> content.measures().values().removeIf(count -> count == 0));
    cells.values().removeIf(content -> content.measures().isEmpty());
    return cells;
  }

  private static void addFlows(Map<Cell, Content> cells, Dossier dossier, WorkingDays calendar) {
    add(cells, dossier, dossier.acceptedOn().orElseThrow(), "ACCEPTED", 1);
    dossier.clock().withdrawn().ifPresent(end -> add(cells, dossier, end.on(), "WITHDRAWN", 1));
    dossier.clock().decided().ifPresent(decision -> {
      var result = dossier.clock().result().orElseThrow();
      add(cells, dossier, decision.on(), "DECIDED_" + (result == Result.UNPROVEN ? Result.LATE : result), 1);
      if (result == Result.UNPROVEN) {
        add(cells, dossier, decision.on(), "DECIDED_UNPROVEN", 1);
      }
      if (dossier.isOnTime() && dossier.flags().isEmpty()) {
        add(cells, dossier, decision.on(), "DECIDED_ON_TIME_UNFLAGGED", 1);
      }
    });
    dossier.returned().ifPresent(back -> {
      add(cells, dossier, back.on(), "RETURNED", 1);
      if (dossier.isReturnedInTime(calendar)) {
        add(cells, dossier, back.on(), "RETURNED_IN_TIME", 1);
      }
    });
  }

  /** Levels are kept as what they change by, from the end of one day to the end of the next. */
  private static void addLevels(Map<Cell, Content> cells, Dossier dossier) {
    var last = dossier.clock().settledBy();
    var end = dossier.closedOn().filter(closed -> closed.isAfter(last)).orElse(last);
    State before = null;
    for (var day = dossier.acceptedOn().orElseThrow(); !day.isAfter(end); day = day.plusDays(1)) {
      var now = dossier.stateAt(day).orElse(null);
      count(cells, dossier, day, before, -1);
      count(cells, dossier, day, now, 1);
      before = now;
    }
  }

  private static void count(Map<Cell, Content> cells, Dossier dossier, LocalDate day, @Nullable State state,
      int change) {
    if (state == null) {
      return;
    }
    add(cells, dossier, day, "OPEN_CHANGE", change);
    switch (state) {
      case IN_TIME -> {
        // Open, and nothing else.
      }
      case OVERDUE, UNPROVEN, WAITING -> add(cells, dossier, day, state + "_CHANGE", change);
    }
  }

  private static void add(Map<Cell, Content> cells, Dossier dossier, LocalDate day, String measure, int change) {
    var submission = dossier.submission();
    var cell = new Cell(day, submission.programme(), submission.ward(), submission.channel().name());
    var content = cells.computeIfAbsent(cell, _ -> new Content(new TreeMap<>(), new TreeSet<>()));
    content.measures().merge(measure, change, Integer::sum);
    content.dossiers().add(dossier.code() == null ? dossier.id() : String.valueOf(dossier.code()));
  }
}
