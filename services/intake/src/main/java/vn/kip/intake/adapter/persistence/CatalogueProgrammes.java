package vn.kip.intake.adapter.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.Deadline;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.DeadlineReceipt;
import vn.kip.deadlines.LegalClock;
import vn.kip.deadlines.RequestVerdict;
import vn.kip.deadlines.TimeLimit;
import vn.kip.events.DueReceipt;
import vn.kip.intake.domain.Programmes;
import vn.kip.intake.domain.Terms;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Form;
import vn.kip.programmes.ProgrammeVersion;

/** The desk's terms, out of the catalogue and calendar. */
@Component
class CatalogueProgrammes implements Programmes {

  private final Catalogue catalogue;
  private final DeadlineCalculator calculator = new DeadlineCalculator(Calendars.vietnam());

  CatalogueProgrammes(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Optional<Terms> find(String programme, LocalDate acceptedOn) {
    return catalogue.find(programme).flatMap(found -> found.on(acceptedOn)).map(this::terms);
  }

  private Terms terms(ProgrammeVersion version) {
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
        facts -> Form.unreadable(version, facts));
  }

  private final class CountedDueDates implements Terms.DueDates {

    private final @Nullable TimeLimit limit;

    CountedDueDates(@Nullable TimeLimit limit) {
      this.limit = limit;
    }

    @Override
    public @Nullable DueReceipt from(Instant start) {
      var receipt = count(start);
      return receipt == null ? null : event(receipt);
    }

    @Override
    public boolean isLawfulRequest(Instant acceptedAt, Instant requestedAt) {
      var receipt = count(acceptedAt);
      return LegalClock.isLawfulFirst(calculator, acceptedAt, requestedAt,
          receipt == null ? null : receipt.due()) == RequestVerdict.LAWFUL;
    }

    private @Nullable DeadlineReceipt count(Instant start) {
      try {
        return limit == null ? null : calculator.due(limit, start);
      } catch (CalendarDoesNotReachException _) {
        // The dossier is taken all the same; without a due date it will be shown as unproven.
        return null;
      }
    }
  }

  private static DueReceipt event(DeadlineReceipt receipt) {
    return new DueReceipt(
        receipt.calendarRelease(),
        receipt.start(),
        receipt.due().date(),
        receipt.due() instanceof Deadline.Moment(var instant) ? instant : null,
        receipt.stages().stream().map(stage -> new DueReceipt.Stage(stage.limit(), stage.start(), stage.due()))
            .toList());
  }
}
