package vn.kip.intake.application;

import static vn.kip.service.register.RegisterAction.Kind.ACCEPTED;
import static vn.kip.service.register.RegisterAction.Kind.APOLOGY_SENT;
import static vn.kip.service.register.RegisterAction.Kind.FORWARDED;
import static vn.kip.service.register.RegisterAction.Kind.POSTED;
import static vn.kip.service.register.RegisterAction.Kind.REFUSED_AT_DESK;
import static vn.kip.service.register.RegisterAction.Kind.RESULT_RETURNED;
import static vn.kip.service.register.RegisterAction.Kind.SUPPLEMENT_RECEIVED;
import static vn.kip.service.register.RegisterAction.Kind.SUPPLEMENT_REQUESTED;
import static vn.kip.service.register.RegisterAction.Kind.WITHDRAWN;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.Refusal;
import vn.kip.events.CaseRecord;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.intake.domain.IntakeDossier;
import vn.kip.intake.domain.PastDesk;
import vn.kip.intake.domain.Programmes;
import vn.kip.intake.domain.Refusals;
import vn.kip.intake.domain.Terms;
import vn.kip.service.Office;
import vn.kip.service.register.RegisterAction;
import vn.kip.service.register.RegisterRequest;
import vn.kip.service.register.RegisterTaker;
import vn.kip.service.register.Unreadable;

/** The desk's rows of a register. */
public final class IntakeRegister implements RegisterTaker {

  private static final Set<RegisterAction.Kind> OWNS = Set.of(
      ACCEPTED,
      REFUSED_AT_DESK,
      SUPPLEMENT_REQUESTED,
      SUPPLEMENT_RECEIVED,
      POSTED,
      FORWARDED,
      APOLOGY_SENT,
      RESULT_RETURNED,
      WITHDRAWN);

  private final Programmes programmes;
  private final PastDesk desk;

  public IntakeRegister(Programmes programmes, Office office) {
    this.programmes = programmes;
    this.desk = new PastDesk(programmes, office.wardCodes());
  }

  @Override
  public Set<RegisterAction.Kind> owns() {
    return OWNS;
  }

  @Override
  public Decision submit(CaseFile file, RegisterRequest.DossierRow row, OfficerId by) {
    if (!row.code().isEmpty() && !PastDesk.isCode(row.code())) {
      return Decision.refuse(Refusals.badCode(row.code()));
    }
    var submittedAt = RegisterAction.instant("submitted_at", row.submittedAt());
    var submission = new IntakeEvent.DossierSubmitted(
        row.programme(),
        row.ward(),
        oneOf("channel", row.channel(), IntakeEvent.Channel.class),
        new IntakeEvent.Applicant(row.applicantName(), row.applicantId(), row.birthDate(),
            oneOf("sex", row.sex(), IntakeEvent.Sex.class)),
        row.facts(),
        List.of());
    var before = IntakeDossier.of(file);
    if (before != null) {
      var same = before.submission().equals(submission) && before.submittedAt().equals(submittedAt);
      return same ? Decision.of() : Decision.refuse(Refusal.conflict("code.duplicate", "code", "code", row.code()));
    }
    var refusal = desk.refuseSubmission(submission, submittedAt);
    return refusal != null
        ? Decision.refuse(refusal)
        : Decision.of(new NewEvent(submission, submittedAt, submittedAt, by, null, new CaseRecord.Imported(by, null)));
  }

  @Override
  public Decision take(CaseFile file, RegisterAction action, OfficerId by) {
    var then = PastDesk.before(file, action.occurredAt(), action.seq());
    var dossier = IntakeDossier.of(then);
    if (dossier == null) {
      return Decision.refuse(Refusals.unknownDossier());
    }
    var start = action.kind() == ACCEPTED
        ? action.occurredAt()
        : Objects.requireNonNullElse(dossier.acceptedAt(), dossier.submittedAt());
    var terms = programmes.find(dossier.submission().programme(), IntakeDossier.localDate(start));
    if (terms.isEmpty()) {
      return Decision.refuse(Refusals.unknownProgramme(dossier.submission().programme()));
    }
    var refusal = refusal(file, dossier, action);
    return refusal != null
        ? Decision.refuse(refusal)
        : Decision.of(action.imported(event(then, terms.get(), action), by));
  }

  private static @Nullable Refusal refusal(CaseFile file, IntakeDossier dossier, RegisterAction action) {
    return switch (action.kind()) {
      // Judged on all that is known: a second acceptance stays a second one however late the first is mended.
      case ACCEPTED -> PastDesk.refuseAcceptance(Objects.requireNonNull(IntakeDossier.of(file)), action.key());
      case REFUSED_AT_DESK -> PastDesk.refuseRefusal(Objects.requireNonNull(IntakeDossier.of(file)));
      case SUPPLEMENT_REQUESTED, SUPPLEMENT_RECEIVED -> PastDesk.refuseSupplement(dossier);
      case POSTED, FORWARDED, APOLOGY_SENT, WITHDRAWN -> PastDesk.refuseWork(dossier);
      case RESULT_RETURNED -> PastDesk.refuseReturn(dossier);
      case APPRAISED, DECIDED, PAID -> throw new IllegalStateException("not the desk's: " + action.kind());
    };
  }

  private static IntakeEvent event(CaseFile then, Terms terms, RegisterAction action) {
    var detail = action.detail();
    return switch (action.kind()) {
      case ACCEPTED ->
        new IntakeEvent.DossierAccepted(action.key(), terms.version(),
            terms.dueDates().from(action.occurredAt(), action.recordedAt()));
      case REFUSED_AT_DESK -> new IntakeEvent.DossierRefusedAtDesk(detail.text("reason"));
      case SUPPLEMENT_REQUESTED ->
        new IntakeEvent.SupplementRequested(detail.texts("papers"), detail.text("reason"), null);
      case SUPPLEMENT_RECEIVED ->
        new IntakeEvent.SupplementReceived(terms.restart(then, action.occurredAt(), action.recordedAt()));
      case POSTED -> new IntakeEvent.DossierPosted();
      case FORWARDED -> new IntakeEvent.DossierForwarded(detail.text("to"));
      case APOLOGY_SENT -> new IntakeEvent.ApologySent(detail.date("newDate"), detail.text("reason"));
      case RESULT_RETURNED -> new IntakeEvent.ResultReturned();
      case WITHDRAWN -> new IntakeEvent.DossierWithdrawn(detail.text("reason"));
      case APPRAISED, DECIDED, PAID -> throw new IllegalStateException("not the desk's: " + action.kind());
    };
  }

  private static <E extends Enum<E>> E oneOf(String column, String text, Class<E> type) {
    for (var value : type.getEnumConstants()) {
      if (value.name().equals(text)) {
        return value;
      }
    }
    throw new Unreadable(Refusal.invalid("register.value-unknown", column, "value", text, "allowed",
        java.util.Arrays.toString(type.getEnumConstants())));
  }

}
