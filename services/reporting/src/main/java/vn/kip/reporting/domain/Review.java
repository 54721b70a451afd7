package vn.kip.reporting.domain;

import java.time.Instant;
import java.util.Optional;
import vn.kip.events.OfficerId;
import vn.kip.events.ReportingEvent.FindingReviewed;
import vn.kip.events.ReportingEvent.Verdict;

/** What somebody has said of a finding; the last word counts, all of them stay in the log. */
public record Review(Verdict verdict, String reason, OfficerId by, Instant at) {

  /** Empty while the finding is open. */
  public static Optional<Review> of(CaseReading reading, Finding finding) {
    return reading.all(FindingReviewed.class).reversed().stream()
        .filter(fact -> fact.entry().event() instanceof FindingReviewed reviewed
            && reviewed.flag().equals(finding.flag().name()) && reviewed.action().equals(finding.action()))
        .findFirst()
        .map(fact -> {
          var reviewed = fact.event();
          return new Review(reviewed.verdict(), reviewed.reason(), fact.entry().actor(), fact.entry().occurredAt());
        });
  }
}
