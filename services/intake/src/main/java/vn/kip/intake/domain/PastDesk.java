package vn.kip.intake.domain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Refusal;
import vn.kip.events.CaseRecord;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.intake.domain.IntakeDossier.Phase;

/**
 * The past of a register is taken as it was, irregular as it may be; only what cannot have happened is refused.
 */
public record PastDesk(Programmes programmes, Set<String> wards) {

  private static final String CODE = "[0-9A-Z.]{10,20}-[0-9]{6}-[0-9]{4}";

  public @Nullable Refusal refuseSubmission(DossierSubmitted submission, java.time.Instant submittedAt) {
    if (programmes.find(submission.programme(), IntakeDossier.localDate(submittedAt)).isEmpty()) {
      return Refusals.unknownProgramme(submission.programme());
    }
    if (!wards.contains(submission.ward())) {
      return Refusals.unknownWard(submission.ward());
    }
    Applicant applicant = submission.applicant();
    return Applicants.refusal(applicant, IntakeDossier.localDate(submittedAt));
  }

  public static boolean isCode(String code) {
    return code.matches(CODE);
  }

  /** Acceptance is possible once, of what was submitted. */
  public static @Nullable Refusal refuseAcceptance(IntakeDossier dossier, String code) {
    if (!isCode(code)) {
      return Refusals.badCode(code);
    }
    return dossier.phase() == Phase.SUBMITTED ? null : Refusals.wrongPhase(dossier.phase());
  }

  /** Before acceptance only: afterwards it would be a decision. */
  public static @Nullable Refusal refuseRefusal(IntakeDossier dossier) {
    return dossier.phase() == Phase.SUBMITTED ? null : Refusals.wrongPhase(dossier.phase());
  }

  /** Papers can be asked for, and come, before acceptance as well. */
  public static @Nullable Refusal refuseSupplement(IntakeDossier dossier) {
    return Set.of(Phase.SUBMITTED, Phase.IN_PROGRESS).contains(dossier.phase())
        ? null
        : Refusals.wrongPhase(dossier.phase());
  }

  public static @Nullable Refusal refuseWork(IntakeDossier dossier) {
    if (dossier.acceptedAt() == null) {
      return Refusals.notAccepted();
    }
    return dossier.phase() == Phase.IN_PROGRESS ? null : Refusals.wrongPhase(dossier.phase());
  }

  public static @Nullable Refusal refuseReturn(IntakeDossier dossier) {
    return dossier.phase() == Phase.DECIDED ? null : Refusals.wrongPhase(dossier.phase());
  }

  /** The file as it was just before a moment, for a row that is mended and comes in late. */
  public static CaseFile before(CaseFile file, java.time.Instant moment, int registerSeq) {
    List<CaseRecord> earlier = file.history().stream().filter(entry -> isBefore(entry, moment, registerSeq)).toList();
    return file.withHistory(earlier);
  }

  private static boolean isBefore(CaseRecord entry, java.time.Instant moment, int registerSeq) {
    if (entry.event() instanceof DossierSubmitted) {
      return true;
    }
    var imported = entry.imported();
    if (imported == null || imported.registerSeq() == null) {
      return !entry.occurredAt().isAfter(moment);
    }
    return imported.registerSeq() < registerSeq;
  }
}
