package vn.kip.reporting.adapter.web;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kip.casefile.Refusal;
import vn.kip.reporting.adapter.web.ReportViews.Form06View;
import vn.kip.reporting.adapter.web.ReportViews.OnTimeView;
import vn.kip.reporting.application.FiguresBeingBuiltException;
import vn.kip.reporting.application.NoConsistentCutException;
import vn.kip.reporting.application.Reports;
import vn.kip.reporting.domain.Period;
import vn.kip.service.RefusedException;

/** Reports with their digest, as every medium shows them. */
@Component
class ReportAnswers {

  private final Reports reports;
  private final Digests digests;

  ReportAnswers(Reports reports, Digests digests) {
    this.reports = reports;
    this.digests = digests;
  }

  Form06View form06(Period period, boolean byWard, @Nullable Instant knownAt) {
    var sealed = consistent(() -> reports.form06(period.from(), period.to(), byWard, knownAt));
    return digests.add(Form06View.of(period, knownAt, sealed));
  }

  OnTimeView onTime(Period period, @Nullable Instant knownAt) {
    var sealed = consistent(() -> reports.onTime(period.from(), period.to(), knownAt));
    return digests.add(OnTimeView.of(period, knownAt, sealed));
  }

  /** @throws RefusedException when the log grows faster than it can be read, or while the figures are built anew */
  static <T> T consistent(Supplier<T> report) {
    try {
      return report.get();
    } catch (NoConsistentCutException _) {
      throw new RefusedException(Refusal.notYet("report.no-consistent-cut", "report"));
    } catch (FiguresBeingBuiltException e) {
      throw new RefusedException(Refusal.notYet("report.being-built", "report", "folded", Long.toString(e.folded()),
          "of", Long.toString(e.of())));
    }
  }
}
