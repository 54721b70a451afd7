package vn.kip.reporting.adapter.web;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kip.deadlines.Deadline;
import vn.kip.deadlines.DeadlineReceipt;
import vn.kip.discretion.Discretion;
import vn.kip.events.CaseEvent;
import vn.kip.events.PaymentEvent.PaymentSettled;
import vn.kip.reporting.application.FindingDesk;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.Fact;
import vn.kip.reporting.domain.Finding;
import vn.kip.reporting.domain.Told;

/** The JSON of {@code kip dossier}. */
@Component
class DossierViews {

  private final CaseFold fold;
  private final FindingDesk desk;
  private final Discretion discretion;

  DossierViews(CaseFold fold, FindingDesk desk, Discretion discretion) {
    this.discretion = discretion;
    this.fold = fold;
    this.desk = desk;
  }

  record View(
      @Nullable String code,
      String programme,
      String ward,
      String field,
      String state,
      @JsonInclude(ALWAYS) @Nullable String resultClass,
      Due due,
      @JsonInclude(ALWAYS) @Nullable LocalDate citizenDue,
      Map<String, Instant> moments,
      List<String> flags,
      List<Raised> findings,
      @JsonInclude(ALWAYS) @Nullable AssessedView assessment,
      List<PaymentSettled> payments,
      List<Entry> timeline) {}

  /** @param date null while a lawful supplement is outstanding, or where none can be computed */
  record Due(@JsonInclude(ALWAYS) @Nullable LocalDate date, @Nullable Instant instant,
      @JsonInclude(ALWAYS) @Nullable Receipt receipt, @Nullable String unprovenBecause) {}

  /** A finding and the law behind the question. */
  record Raised(@JsonUnwrapped FindingView finding, String article) {

    static Raised of(Finding finding) {
      return new Raised(FindingView.of(finding), finding.flag().article());
    }
  }

  record Receipt(String calendarRelease, boolean provisional, LocalDate start,
      List<DeadlineReceipt.StageReceipt> stages) {}

  record Entry(long offset, String type, Instant occurredAt, Instant recordedAt, String actor, boolean imported,
      @Nullable Integer registerSeq, CaseEvent event) {

    static Entry of(Fact fact, CaseEvent shown) {
      var entry = fact.entry();
      var imported = entry.imported();
      return new Entry(
          fact.offset(),
          entry.type(),
          entry.occurredAt(),
          entry.recordedAt(),
          entry.actor().value(),
          imported != null,
          imported == null ? null : imported.registerSeq(),
          shown);
    }
  }

  View of(CaseReading reading, boolean resubmitted) {
    var findings = desk.findings(reading, resubmitted);
    var flags = new TreeSet<String>();
    findings.forEach(finding -> flags.add(finding.flag().name()));
    var result = reading.clock().resultClass();
    var programme = reading.submission().programme();
    // What the log holds is read by many who do not work on the dossier: here nobody sees what is sensitive.
    boolean sensitive = discretion.isSensitive(reading.submission(), reading.assessment().orElse(null));
    return new View(
        reading.code(),
        reading.submission().programme(),
        reading.submission().ward(),
        reading.terms().field(),
        reading.state().name(),
        result == null ? null : result.name(),
        due(reading),
        fold.citizenDue(reading).map(Deadline::date).orElse(null),
        moments(reading),
        List.copyOf(flags),
        findings.stream().map(Raised::of).toList(),
        reading.assessment()
            .map(assessed -> AssessedView.of(reading, discretion.withheld(programme, sensitive, assessed)))
            .orElse(null),
        reading.all(PaymentSettled.class).stream().map(Told::event).toList(),
        reading.facts().stream()
            .map(fact -> Entry.of(fact, discretion.withheld(programme, sensitive, fact.entry().event()))).toList());
  }

  private static Due due(CaseReading reading) {
    var receipt = reading.clock().finalDue();
    if (receipt == null) {
      return new Due(null, null, null, reading.clock().unprovenBecause());
    }
    return new Due(
        receipt.due().date(),
        receipt.due() instanceof Deadline.Moment(var instant) ? instant : null,
        new Receipt(receipt.calendarRelease(), receipt.provisional(), receipt.start(), receipt.stages()),
        null);
  }

  private static Map<String, Instant> moments(CaseReading reading) {
    var moments = new LinkedHashMap<String, Instant>();
    var found = new ArrayList<@Nullable Instant>();
    found.add(reading.submittedAt());
    found.add(reading.clock().acceptedAt());
    found.add(reading.completeAgainAt().orElse(null));
    found.add(reading.clock().decidedAt());
    found.add(reading.returned().map(fact -> fact.entry().occurredAt()).orElse(null));
    found.add(reading.paid().map(fact -> fact.entry().occurredAt()).orElse(null));
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i) != null) {
        moments.put("t" + i, Objects.requireNonNull(found.get(i)));
      }
    }
    return moments;
  }
}
