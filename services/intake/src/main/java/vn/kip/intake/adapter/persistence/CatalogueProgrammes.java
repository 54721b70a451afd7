package vn.kip.intake.adapter.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.DeadlineReceipt;
import vn.kip.deadlines.LegalClock;
import vn.kip.deadlines.RequestVerdict;
import vn.kip.deadlines.TimeLimit;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.events.DueReceipt;
import vn.kip.intake.domain.Programmes;
import vn.kip.intake.domain.Terms;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Form;
import vn.kip.programmes.Programme;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.service.DueReceipts;

/** The desk's terms, out of the catalogue and calendar. */
@Component
class CatalogueProgrammes implements Programmes {

  private final Catalogue catalogue;
  private final DeadlineCalculator calculator;

  CatalogueProgrammes(Catalogue catalogue, WorkingCalendar calendar) {
    this.catalogue = catalogue;
    this.calculator = new DeadlineCalculator(calendar);
  }

  @Override
  public Optional<Terms> find(String programme, LocalDate acceptedOn) {
    return catalogue.find(programme)
        .flatMap(found -> found.on(acceptedOn).map(version -> terms(version, ended(found, version, acceptedOn))));
  }

  private static Terms.@Nullable Ended ended(Programme programme, ProgrammeVersion version, LocalDate day) {
    var ended = programme.ended();
    var lastDay = version.to();
    return ended == null || lastDay == null || programme.isOpenOn(day)
        ? null
        : new Terms.Ended(lastDay, ended.vi(), ended.en(), ended.replacedBy());
  }

  private Terms terms(ProgrammeVersion version, Terms.@Nullable Ended ended) {
    var papers = version.papers()
        .stream()
        .map(paper -> new Terms.PaperRule(paper.id(), paper.names().vi(), paper.names().en(),
            paper.handling() == ProgrammeVersion.Handling.SUBMITTED, paper.required()))
        .toList();
    return new Terms(
        version.id(),
        version.postingWorkingDays() != null,
        version.stages().stream().map(ProgrammeVersion.Stage::id).collect(Collectors.toUnmodifiableSet()),
        papers,
        new CountedDueDates(version.limit()),
        (facts, day) -> Form.unreadable(version, facts, day),
        ended);
  }

  private final class CountedDueDates implements Terms.DueDates {

    private final @Nullable TimeLimit limit;

    CountedDueDates(@Nullable TimeLimit limit) {
      this.limit = limit;
    }

    @Override
    public @Nullable DueReceipt from(Instant start, Instant recordedAt) {
      var receipt = count(start, recordedAt);
      return receipt == null ? null : DueReceipts.of(receipt);
    }

    @Override
    public boolean isLawfulRequest(Instant acceptedAt, Instant requestedAt) {
      var receipt = count(acceptedAt, requestedAt);
      return LegalClock.isLawfulFirst(calculator.countedWithAt(requestedAt), acceptedAt, requestedAt,
          receipt == null ? null : receipt.due()) == RequestVerdict.LAWFUL;
    }

    private @Nullable DeadlineReceipt count(Instant start, Instant recordedAt) {
      try {
        return limit == null ? null : calculator.countedWithAt(recordedAt).due(limit, start);
      } catch (CalendarDoesNotReachException _) {
        // The dossier is taken all the same; without a due date it will be shown as unproven.
        return null;
      }
    }
  }
}
