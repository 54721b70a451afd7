package vn.kip.reporting.adapter.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.office.OfficeTime;
import vn.kip.reporting.adapter.web.ReportViews.Digested;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.Reports;
import vn.kip.reporting.domain.Flow;
import vn.kip.service.Heavy;

/** What comes in and goes out, and whether anything has come since somebody looked. */
@RestController
@RequestMapping("/reports")
class FlowController {

  private final Reports reports;
  private final Digests digests;
  private final InstantSource clock;

  FlowController(Reports reports, Digests digests, InstantSource clock) {
    this.reports = reports;
    this.digests = digests;
    this.clock = clock;
  }

  /** @param pieces up to today, in their order */
  record View(LocalDate from, LocalDate to, List<Checkpoint> seal, List<Flow> pieces, @Nullable String digest)
      implements
        Digested<View> {

    @Override
    public View withDigest(String computed) {
      return new View(from, to, seal, pieces, computed);
    }
  }

  /** @param today by which due dates are judged, in the office's zone */
  record Position(LocalDate today, List<Checkpoint> seal) {}

  @Heavy
  @GetMapping("/flow")
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
  View flow(@RequestParam @Nullable LocalDate from, @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period) {
    var of = Periods.of(from, to, period);
    var pieces = Flow.pieces(of.from(), of.to(), today());
    var sealed = ReportAnswers.consistent(() -> reports.flow(pieces));
    return digests.add(new View(of.from(), of.to(), sealed.seal(), sealed.report(), null));
  }

  /** How far the log is folded. It tells nothing of any dossier, so that the portal may ask for all its pages at once. */
  @GetMapping("/position")
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER', 'LOOKUP')")
  Position position() {
    return new Position(today(), reports.position());
  }

  private LocalDate today() {
    return OfficeTime.date(clock.instant());
  }
}
