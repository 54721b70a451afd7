package vn.kip.reporting.application;

import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.events.CaseEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.ReportingEvent.DeadlineMissed;
import vn.kip.events.ReportingEvent.DeadlineNear;
import vn.kip.events.ReportingEvent.DueDateRecalculated;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.Notice;
import vn.kip.reporting.domain.Watch;
import vn.kip.service.DueReceipts;

/** Goes through what is open once a day, and records what the day brings about. */
public final class DeadlineWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
  private static final OfficerId SELF = new OfficerId("reporting");

  private final CaseSearch search;
  private final CaseFold fold;
  private final DeadlineCalculator calculator;
  private final OwnRecords own;
  private final InstantSource clock;

  public DeadlineWatch(CaseSearch search, CaseFold fold, DeadlineCalculator calculator, OwnRecords own,
      InstantSource clock) {
    this.search = search;
    this.fold = fold;
    this.calculator = calculator;
    this.own = own;
    this.clock = clock;
  }

  /** Safe to repeat: what is recorded already is not recorded again. */
  public void dayHasPassed() {
    var now = clock.instant();
    search.open().toList().forEach(stored -> {
      try {
        look(stored, now);
      } catch (RuntimeException e) {
        // Whatever is wrong with one dossier must not keep the others from being watched.
        LOG.error("dossier {} was not watched", stored.id().value(), e);
      }
    });
  }

  private void look(StoredCase stored, Instant now) {
    var notices = fold.read(stored.facts()).map(reading -> Watch.of(reading, calculator, now)).orElseThrow();
    if (!notices.isEmpty()) {
      own.record(stored, file -> new Decision.Events(notices.stream().map(DeadlineWatch::event)
          // The fold may not have read yet what was recorded a moment ago.
          .filter(event -> file.history().stream().noneMatch(entry -> entry.event().equals(event)))
          .map(event -> NewEvent.live(event, now, SELF)).toList()));
    }
  }

  private static CaseEvent event(Notice notice) {
    return switch (notice) {
      case Notice.Moved(var oldDue, var receipt) ->
        new DueDateRecalculated(oldDue, DueReceipts.of(receipt), receipt.calendarRelease());
      case Notice.Near(var due, var left) -> new DeadlineNear(due, left);
      case Notice.Missed(var due) -> new DeadlineMissed(due);
    };
  }
}
