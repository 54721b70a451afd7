package vn.kip.intake.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.events.IntakeEvent.ApologySent;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierForwarded;
import vn.kip.events.IntakeEvent.DossierPosted;
import vn.kip.events.IntakeEvent.DossierRefusedAtDesk;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.IntakeEvent.Paper;
import vn.kip.events.IntakeEvent.ResultReturned;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.IntakeEvent.SupplementRequested;
import vn.kip.intake.domain.IntakeDossier.Phase;
import vn.kip.office.Officer;
import vn.kip.office.Role;

/**
 * What may happen at the desk, and what comes of it. Live commands only: the past of a register is taken as it was by
 * {@link PastDesk}.
 *
 * @param officer who asks
 * @param now the moment of the command, which is when it happens
 */
public record Desk(Programmes programmes, Set<String> wards, Officer officer, Instant now) {

  private static final Set<Phase> BEFORE_DECISION = Set.of(Phase.SUBMITTED, Phase.IN_PROGRESS);

  public Decision submit(CaseFile file, DossierSubmitted submission) {
    if (!wards.contains(submission.ward())) {
      return Decision.refuse(Refusals.unknownWard(submission.ward()));
    }
    if (!officer.sitsAtDeskOf(submission.ward())) {
      return Decision.refuse(Refusals.otherWard(submission.ward()));
    }
    var before = IntakeDossier.of(file);
    if (before != null) {
      return before.submission().equals(submission) ? Decision.of() : Decision.refuse(Refusals.alreadySubmitted());
    }
    var terms = programmes.find(submission.programme(), IntakeDossier.localDate(now));
    if (terms.isEmpty()) {
      return Decision.refuse(Refusals.unknownProgramme(submission.programme()));
    }
    var ended = terms.get().ended();
    if (ended != null) {
      return Decision.refuse(Refusals.programmeEnded(submission.programme(), ended));
    }
    var today = IntakeDossier.localDate(now);
    var applicant = Applicants.refusal(submission.applicant(), today);
    if (applicant != null) {
      return Decision.refuse(applicant);
    }
    var unreadable = terms.get().questions().unreadable(submission.facts(), today);
    if (!unreadable.isEmpty()) {
      return Decision.refuse(Refusals.unreadableFact(unreadable.getFirst()));
    }
    var listed = terms.get().papers().stream().map(Terms.PaperRule::id).collect(Collectors.toSet());
    var unlisted = submission.papers().stream().map(Paper::id).filter(id -> !listed.contains(id)).findFirst();
    return unlisted.isPresent() ? Decision.refuse(Refusals.unknownPaper(unlisted.get())) : record(submission);
  }

  /** Complete: the slip promises a date and the clock starts (Decree 61/2018 art. 17(1)c). */
  public Decision accept(CaseFile file, DossierCodes codes) {
    return atDesk(file, Set.of(Phase.SUBMITTED), (dossier, terms) -> {
      var ended = terms.ended();
      if (ended != null) {
        return Decision.refuse(Refusals.programmeEnded(dossier.submission().programme(), ended));
      }
      var brought = dossier.submission().papers().stream().map(Paper::id).collect(Collectors.toSet());
      var missing = terms.papers().stream().filter(Terms.PaperRule::required).map(Terms.PaperRule::id)
          .filter(id -> !brought.contains(id)).toList();
      if (!missing.isEmpty()) {
        return Decision.refuse(Refusals.missingPapers(missing));
      }
      var today = IntakeDossier.localDate(now);
      return codes.allocate(file.id(), today)
          .map(code -> record(new DossierAccepted(code, terms.version(), terms.dueDates().from(now, now))))
          .orElseGet(() -> Decision.refuse(Refusals.noCodeLeft(today)));
    });
  }

  public Decision refuse(CaseFile file, String reason) {
    return atDesk(file, Set.of(Phase.SUBMITTED), (_,
        _) -> reason.isBlank() ? Decision.refuse(Refusals.blank("reason")) : record(new DossierRefusedAtDesk(reason)));
  }

  /** A second request after acceptance says why it could not be avoided, and is flagged all the same (D1). */
  public Decision requestSupplement(CaseFile file, SupplementRequested request) {
    return atDeskOrDivision(file, BEFORE_DECISION, (dossier, _) -> {
      if (request.papers().isEmpty()) {
        return Decision.refuse(Refusals.blank("papers"));
      }
      if (request.reason().isBlank()) {
        return Decision.refuse(Refusals.blank("reason"));
      }
      if (dossier.outstanding()) {
        return Decision.refuse(Refusals.outstanding());
      }
      var exception = request.exception();
      if (dossier.requests() > 0 && (exception == null || exception.isBlank())) {
        return Decision.refuse(Refusals.secondRequest());
      }
      return record(request);
    });
  }

  public Decision receiveSupplement(CaseFile file) {
    return atDesk(file, BEFORE_DECISION, (dossier, terms) -> dossier.outstanding()
        ? record(new SupplementReceived(terms.restart(file, now, now)))
        : Decision.refuse(Refusals.nothingOutstanding()));
  }

  public Decision post(CaseFile file) {
    return atDesk(file, Set.of(Phase.IN_PROGRESS), (dossier, terms) -> {
      if (!terms.posts()) {
        return Decision.refuse(Refusals.notPosted(dossier.submission().programme()));
      }
      return dossier.posted() ? Decision.refuse(Refusals.alreadyPosted()) : record(new DossierPosted());
    });
  }

  public Decision forward(CaseFile file, String stage) {
    return atDeskOrDivision(file, Set.of(Phase.IN_PROGRESS), (dossier, terms) -> {
      if (!terms.stages().contains(stage)) {
        return Decision.refuse(Refusals.unknownStage(stage));
      }
      return dossier.outstanding() ? Decision.refuse(Refusals.outstanding()) : record(new DossierForwarded(stage));
    });
  }

  /** Decree 61/2018 art. 19(9): with a reason and a new date, at most once; the official due date stays. */
  public Decision apologise(CaseFile file, LocalDate newDate, String reason) {
    return atDeskOrDivision(file, Set.of(Phase.IN_PROGRESS), (dossier, _) -> {
      if (reason.isBlank()) {
        return Decision.refuse(Refusals.blank("reason"));
      }
      if (!newDate.isAfter(IntakeDossier.localDate(now))) {
        return Decision.refuse(Refusals.apologyInThePast());
      }
      return dossier.apologies() > 0
          ? Decision.refuse(Refusals.secondApology())
          : record(new ApologySent(newDate, reason));
    });
  }

  public Decision withdraw(CaseFile file, String reason) {
    return atDesk(file, BEFORE_DECISION,
        (_, _) -> reason.isBlank() ? Decision.refuse(Refusals.blank("reason")) : record(new DossierWithdrawn(reason)));
  }

  public Decision returnResult(CaseFile file) {
    return atDesk(file, Set.of(Phase.DECIDED), (_, _) -> record(new ResultReturned()));
  }

  private Decision atDesk(CaseFile file, Set<Phase> phases, BiFunction<IntakeDossier, Terms, Decision> decide) {
    return during(file, officer::sitsAtDeskOf, phases, decide);
  }

  /** The division's appraisers may do it too, and for every ward unless they are confined to one. */
  private Decision atDeskOrDivision(CaseFile file, Set<Phase> phases,
      BiFunction<IntakeDossier, Terms, Decision> decide) {
    return during(file,
        ward -> (officer.has(Role.APPRAISER) && officer.mayActFor(ward)) || officer.sitsAtDeskOf(ward), phases, decide);
  }

  private Decision during(CaseFile file, Predicate<String> mayAct, Set<Phase> phases,
      BiFunction<IntakeDossier, Terms, Decision> decide) {
    var dossier = IntakeDossier.of(file);
    if (dossier == null) {
      return Decision.refuse(Refusals.unknownDossier());
    }
    if (!mayAct.test(dossier.ward())) {
      return Decision.refuse(Refusals.otherWard(dossier.ward()));
    }
    if (!phases.contains(dossier.phase())) {
      return Decision.refuse(Refusals.wrongPhase(dossier.phase()));
    }
    var acceptedAt = dossier.acceptedAt() == null ? now : dossier.acceptedAt();
    return programmes.find(dossier.submission().programme(), IntakeDossier.localDate(acceptedAt))
        .map(terms -> decide.apply(dossier, terms))
        .orElseGet(() -> Decision.refuse(Refusals.unknownProgramme(dossier.submission().programme())));
  }

  private Decision record(vn.kip.events.CaseEvent event) {
    return new Decision.Events(List.of(NewEvent.live(event, now, officer.id())));
  }
}
