package vn.kip.payment.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.Refusal;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.Change;
import vn.kip.events.PaymentEvent.ChangeKind;
import vn.kip.events.PaymentEvent.GrantChangeDeclined;
import vn.kip.events.PaymentEvent.GrantChangeProposed;
import vn.kip.events.PaymentEvent.GrantChanged;
import vn.kip.events.PaymentEvent.LifeEvent;
import vn.kip.events.PaymentEvent.LifeEventReported;
import vn.kip.events.PaymentEvent.MonthlyPart;
import vn.kip.office.Duties;
import vn.kip.office.Duty;
import vn.kip.office.OfficeTime;
import vn.kip.office.Officer;

/** What becomes of a running grant: a schedule changes only by a decision, and nobody signs what they proposed. */
public final class ScheduleChanges {

  private ScheduleChanges() {}

  /** Somebody learns that a person died or moved away; the money is held from then on, and a decision is asked for. */
  public static Decision report(CaseFile file, Officer officer, Instant now, LifeEvent kind, LocalDate on) {
    var grant = RunningGrant.of(file);
    if (grant.isEmpty()) {
      return Decision.refuse(Refusals.notRunning());
    }
    if (on.isAfter(OfficeTime.date(now))) {
      return Decision.refuse(Refusals.inTheFuture("on"));
    }
    if (!officer.mayActFor(grant.get().standing().ward())) {
      return Decision.refuse(Refusals.otherWard());
    }
    var id = grant.get().grantId();
    return Decision.of(NewEvent.live(new LifeEventReported(id, kind, on, "WARD"), now, officer.id()),
        NewEvent.live(new GrantChangeProposed(id, proposed(kind, on), "", ""), now, officer.id()));
  }

  private static Change proposed(LifeEvent kind, LocalDate on) {
    var next = YearMonth.from(on).plusMonths(1);
    return switch (kind) {
      case DIED -> new Change(ChangeKind.DEATH, next, null, null, on, null);
      case MOVED_AWAY -> new Change(ChangeKind.MOVE_OUT, next, null, null, null, null);
    };
  }

  /** @param article of the law it rests on */
  public static Decision propose(CaseFile file, Officer officer, Instant now, Change change, String reason,
      String article) {
    var grant = RunningGrant.of(file);
    if (grant.isEmpty()) {
      return Decision.refuse(Refusals.notRunning());
    }
    var wrong = wrong(change, grant.get(), OfficeTime.date(now));
    if (wrong != null) {
      return Decision.refuse(wrong);
    }
    if (change.kind() == ChangeKind.MOVE) {
      // Inside the city it is the same grant at another desk: an act of the division.
      return Decision
          .of(NewEvent.live(new GrantChanged(grant.get().grantId(), change, null, null), now, officer.id()));
    }
    return Decision.of(NewEvent.live(new GrantChangeProposed(grant.get().grantId(), change, reason, article), now,
        officer.id()));
  }

  private static @Nullable Refusal wrong(Change change, RunningGrant grant, LocalDate today) {
    return switch (change.kind()) {
      case ADJUST -> change.parts() == null || change.parts().isEmpty()
          ? Refusals.missing("parts")
          : change.parts().stream().allMatch(ScheduleChanges::isPart) ? null : Refusals.invalidPart();
      case RESUME -> change.backPay() == null ? Refusals.missing("backPay") : null;
      case DEATH -> {
        var day = change.deathDate();
        yield day == null
            ? Refusals.missing("deathDate")
            : day.isAfter(today) ? Refusals.inTheFuture("deathDate") : null;
      }
      case MOVE -> change.ward() == null ? Refusals.missing("ward") : null;
      case STOP, SUSPEND, MOVE_OUT ->
        change.from().isBefore(grant.standing().terms().entitledFrom()) ? Refusals.beforeItBegan() : null;
    };
  }

  private static boolean isPart(MonthlyPart part) {
    var coefficient = part.coefficient();
    var amount = part.amount();
    return coefficient == null
        ? amount != null && amount > 0
        : amount == null && coefficient.signum() > 0;
  }

  /** Signs a proposal: from its month on it holds, whatever stood there. */
  public static Decision sign(CaseFile file, Officer officer, Instant now, String proposalId, String decisionNo) {
    var grant = RunningGrant.of(file);
    if (grant.isEmpty()) {
      return Decision.refuse(Refusals.notRunning());
    }
    var proposal = grant.get().proposals().get(proposalId);
    if (proposal == null) {
      return Decision.refuse(Refusals.noProposal(proposalId));
    }
    if (Duties.NONE.with(Duty.PROPOSE_CHANGE, proposal.by()).inTheWayOf(Duty.SIGN_CHANGE, officer.id()).isPresent()) {
      return Decision.refuse(Refusals.ownProposal(officer.id().value()));
    }
    if (decisionNo.isBlank()) {
      return Decision.refuse(Refusals.missing("decisionNo"));
    }
    return Decision.of(NewEvent.live(
        new GrantChanged(grant.get().grantId(), proposal.change(), proposalId, decisionNo), now, officer.id()));
  }

  /** Does not sign a proposal; what is reported stays reported. */
  public static Decision decline(CaseFile file, OfficerId officer, Instant now, String proposalId, String reason) {
    var grant = RunningGrant.of(file);
    if (grant.isEmpty()) {
      return Decision.refuse(Refusals.notRunning());
    }
    if (!grant.get().proposals().containsKey(proposalId)) {
      return Decision.refuse(Refusals.noProposal(proposalId));
    }
    return reason.isBlank()
        ? Decision.refuse(Refusals.reasonMissing())
        : Decision.of(NewEvent.live(new GrantChangeDeclined(grant.get().grantId(), proposalId, reason), now, officer));
  }
}
