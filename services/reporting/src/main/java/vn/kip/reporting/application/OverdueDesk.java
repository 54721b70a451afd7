package vn.kip.reporting.application;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.Refusal;
import vn.kip.events.ReportingEvent.OverdueCauseStated;
import vn.kip.office.OfficeTime;
import vn.kip.office.Officer;
import vn.kip.reporting.application.Reports.Sealed;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.Form06Column;
import vn.kip.reporting.domain.Form07;
import vn.kip.reporting.domain.OverdueCauses;
import vn.kip.reporting.domain.Period;
import vn.kip.reporting.domain.StatedCause;

/** Why dossiers were late: people state it dossier by dossier, form 07 counts it. */
public final class OverdueDesk {

  private final CaseSearch search;
  private final CaseFold fold;
  private final DetailedReports reports;
  private final OwnRecords own;
  private final OverdueCauses causes;
  private final Map<String, String> fields;
  private final InstantSource clock;

  /** @param fields field of form 06 by statutory programme, in the order of the form */
  public OverdueDesk(CaseSearch search, CaseFold fold, DetailedReports reports, OwnRecords own, OverdueCauses causes,
      Map<String, String> fields, InstantSource clock) {
    this.search = search;
    this.fold = fold;
    this.reports = reports;
    this.own = own;
    this.causes = causes;
    this.fields = new LinkedHashMap<>(fields);
    this.clock = clock;
  }

  /** What somebody says of a dossier: a cause of the list, in their words, and the article that stood in the way. */
  public record Statement(String code, String cause, String explanation, @Nullable String article) {

    OverdueCauseStated event() {
      return new OverdueCauseStated(cause, explanation.strip(),
          article == null || article.isBlank() ? null : article.strip());
    }
  }

  /** The list that holds today. */
  public OverdueCauses.CauseList today() {
    return causes.on(OfficeTime.date(clock.instant()));
  }

  /**
   * Records why a dossier was late; the same statement once more changes nothing.
   *
   * @return why not; empty when it is recorded
   */
  public Optional<Refusal> state(Statement statement, Officer officer) {
    var stored = search.byCode(statement.code()).orElse(null);
    if (stored == null) {
      return Optional.of(Refusal.notFound("dossier.unknown-code", "code", "code", statement.code()));
    }
    var now = clock.instant();
    var reading = fold.read(stored.facts()).orElseThrow();
    var refusal = refusal(statement, reading, officer, now);
    if (refusal.isEmpty()) {
      own.say(stored, statement.event(), OverdueCauseStated.class::isInstance, officer.id(), now);
    }
    return refusal;
  }

  private Optional<Refusal> refusal(Statement statement, CaseReading reading, Officer officer, Instant now) {
    var ward = reading.submission().ward();
    if (!officer.mayActFor(ward)) {
      return Optional.of(Refusal.forbidden("security.other-ward", "ward", "ward", ward));
    }
    return StatedCause.refusal(reading, statement.event(), today(), now);
  }

  /** Form 07, with the causes that are its columns. */
  public record Report(Form07 form, OverdueCauses.CauseList list, List<OverdueCauses.Cause> columns) {}

  /** @param knownAt only what was recorded up to this moment; null for everything */
  public Sealed<Report> report(Period period, @Nullable Instant knownAt) {
    var sealed = reports.dossiers(period, knownAt,
        reading -> Form06Column.LATE.holds(reading, period.from(), period.to())
            || Form06Column.OPEN_OVERDUE.holds(reading, period.from(), period.to()));
    var form = Form07.of(sealed.report(), period.from(), period.to(), fields);
    var stated = List.of(form.total().late(), form.total().openOverdue()).stream()
        .flatMap(count -> count.causes().keySet().stream());
    return new Sealed<>(new Report(form, causes.on(period.to()), causes.columns(period.to(), stated)), sealed.seal());
  }
}
