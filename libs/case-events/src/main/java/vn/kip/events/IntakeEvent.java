package vn.kip.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens at the ward desk. */
public sealed interface IntakeEvent extends CaseEvent {

  /**
   * First contact (T0): handed over or sent on-line.
   *
   * @param programme code of the programme catalogue
   * @param ward GSO code
   * @param facts the answers on the programme's form; absent or null means unknown
   * @param papers what was handed in or shown
   */
  record DossierSubmitted(
      String programme,
      String ward,
      Channel channel,
      Applicant applicant,
      Map<String, @Nullable Object> facts,
      List<Paper> papers) implements IntakeEvent {}

  /** Refused at the desk before acceptance (Decree 61/2018 art. 17(1)b): never received, counted apart. */
  record DossierRefusedAtDesk(String reason) implements IntakeEvent {}

  /**
   * Complete, slip issued (T1): the clock starts (Decree 61/2018 art. 17(1)c).
   *
   * @param code dossier code of Circular 01/2018 art. 19
   * @param programmeVersion the version of the programme that holds for this dossier for ever
   * @param due null where the programme has no limit or the calendar does not reach
   */
  record DossierAccepted(String code, String programmeVersion, @Nullable DueReceipt due) implements IntakeEvent {}

  /**
   * Papers are missing (Decree 61/2018 art. 11(2)c, 19(4)).
   *
   * @param exception why a second request was unavoidable; null for a first one
   */
  record SupplementRequested(List<String> papers, String reason, @Nullable String exception) implements IntakeEvent {}

  /**
   * The missing papers have come (T2).
   *
   * @param due the due date counted again from zero, when this ends a lawful supplement; else null
   */
  record SupplementReceived(@Nullable DueReceipt due) implements IntakeEvent {}

  /** Public posting begins. */
  record DossierPosted() implements IntakeEvent {}

  /**
   * Handed on to the next stage (Decree 61/2018 art. 18).
   *
   * @param to stage id of the programme
   */
  record DossierForwarded(String to) implements IntakeEvent {}

  /** Apology and new appointment (Decree 61/2018 art. 19(9)); it does not move the official due date. */
  record ApologySent(LocalDate newDate, String reason) implements IntakeEvent {}

  /** The citizen took the dossier back. */
  record DossierWithdrawn(String reason) implements IntakeEvent {}

  /** The result is in the citizen's hands (T4). */
  record ResultReturned() implements IntakeEvent {}

  enum Channel {
    ONLINE,
    DESK,
    POST
  }

  /**
   * @param identityNumber 12 digits (CCCD) or 9 (CMND)
   * @param birthDate {@code YYYY-MM-DD}, or {@code YYYY} where only the year is known
   */
  record Applicant(String name, String identityNumber, String birthDate, Sex sex) {}

  enum Sex {
    M,
    F
  }

  /**
   * A paper of the checklist.
   *
   * @param id of the programme's document list
   * @param file id of the stored file; null when it was shown only
   */
  record Paper(String id, Handling handling, @Nullable String file) {

    /** Decree 20/2021 art. 7: most evidence is shown for comparison, not handed in. */
    public enum Handling {
      SUBMITTED,
      SHOWN
    }
  }
}
