package vn.kip.reporting.application;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.Refusal;
import vn.kip.events.OfficerId;
import vn.kip.events.ReportingEvent.FindingReviewed;
import vn.kip.events.ReportingEvent.Verdict;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.Fact;
import vn.kip.reporting.domain.Finding;
import vn.kip.reporting.domain.InRates;
import vn.kip.reporting.domain.Review;
import vn.kip.reporting.domain.Told;

/** Findings as questions to people: each with what it rests on, what was answered, and how its dossier counts. */
public final class FindingDesk {

  private final CaseSearch search;
  private final CaseFold fold;
  private final Reports reports;
  private final OwnRecords own;
  private final InstantSource clock;

  public FindingDesk(CaseSearch search, CaseFold fold, Reports reports, OwnRecords own, InstantSource clock) {
    this.search = search;
    this.fold = fold;
    this.reports = reports;
    this.own = own;
    this.clock = clock;
  }

  /**
   * A finding and what has become of it.
   *
   * @param event the action it rests on; null where it rests on another dossier
   * @param review null while it is open
   */
  public record Question(String code, String programme, String ward, Finding finding, String article,
      @Nullable Action event, @Nullable Review review, InRates inRates) {}

  public record Action(String id, long offset, String actor, Instant occurredAt, Instant recordedAt) {}

  /** Findings on the dossiers of a period, by code; D9 included. */
  public List<Question> of(LocalDate from, LocalDate to) {
    return reports.at(cut -> {
      var again = Reports.resubmitted(cut, null);
      try (var cases = cut.withFindings(from, to, again)) {
        return cases.flatMap(stored -> questions(stored, again.contains(stored.id().value()), from, to).stream())
            .sorted(Comparator.comparing(Question::code)).toList();
      }
    }).report();
  }

  private List<Question> questions(StoredCase stored, boolean again, LocalDate from, LocalDate to) {
    var reading = fold.read(stored.facts()).orElseThrow();
    var findings = findings(reading, again);
    var inRates = InRates.of(reading, fold, from, to, !findings.isEmpty());
    return findings.stream()
        .map(finding -> new Question(String.valueOf(reading.code()), reading.submission().programme(),
            reading.submission().ward(), finding, finding.flag().article(), action(reading, finding).orElse(null),
            Review.of(reading, finding).orElse(null), inRates))
        .toList();
  }

  /** All findings of a dossier; D9 rests on its withdrawal, or on its submission where it is what was filed again. */
  public List<Finding> findings(CaseReading reading, boolean again) {
    var findings = new ArrayList<>(fold.findings(reading));
    if (again && reading.isOfForm06()) {
      var fact = reading.withdrawal().map(Told::fact).orElseGet(() -> reading.facts().getFirst());
      findings.add(new Finding(Finding.Why.FILED_AGAIN, Finding.actionOf(fact)));
    }
    return findings;
  }

  private static Optional<Action> action(CaseReading reading, Finding finding) {
    return reading.facts().stream().filter(fact -> Finding.actionOf(fact).equals(finding.action())).findFirst()
        .map(FindingDesk::action);
  }

  private static Action action(Fact fact) {
    return new Action(fact.entry().id(), fact.offset(), fact.entry().actor().value(), fact.entry().occurredAt(),
        fact.entry().recordedAt());
  }

  /**
   * Records what somebody says of a finding; the same once more changes nothing.
   *
   * @return why not; empty when it is recorded
   */
  public Optional<Refusal> review(String code, String flag, String action, Verdict verdict, String reason,
      OfficerId officer) {
    var stored = search.byCode(code).orElse(null);
    if (stored == null) {
      return Optional.of(Refusal.notFound("dossier.unknown-code", "code", "code", code));
    }
    var reading = fold.read(stored.facts()).orElseThrow();
    if (findings(reading, reports.isResubmitted(stored, reading)).stream()
        .noneMatch(finding -> finding.flag().name().equals(flag) && finding.action().equals(action))) {
      return Optional.of(Refusal.notFound("finding.unknown", "action", "flag", flag, "action", action));
    }
    own.say(stored, new FindingReviewed(flag, action, verdict, reason),
        earlier -> earlier instanceof FindingReviewed review && review.flag().equals(flag)
            && review.action().equals(action),
        officer, clock.instant());
    return Optional.empty();
  }
}
