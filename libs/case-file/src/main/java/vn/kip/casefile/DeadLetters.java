package vn.kip.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.events.CaseEvent;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;

/**
 * Records of the case log that this service could not take in. Later events of the same dossier wait behind the first
 * one, in order; other dossiers go on. A supervisor proposes to try again, a second one releases.
 */
public interface DeadLetters {

  List<DeadLetter> list();

  /** What a replay would do now, without doing it. */
  Optional<Preview> preview(String id);

  /** A supervisor wants the letter and all behind it tried again. */
  Decided propose(String id, OfficerId supervisor, Instant now);

  /** A second supervisor agrees: the dossier's letters are taken in, in order, until one fails again. */
  Decided release(String id, OfficerId supervisor);

  /**
   * One parked record.
   *
   * @param id topic, partition and offset
   * @param dossier null when the record is so broken that it names none
   * @param reason what went wrong, naming the field
   * @param waiting true when nothing is wrong with the record but an earlier one of its dossier is parked
   */
  record DeadLetter(
      String id,
      @Nullable DossierId dossier,
      @Nullable String type,
      String reason,
      boolean waiting,
      Instant parkedAt,
      @Nullable OfficerId proposedBy) {}

  /** @param failure null when the replay would succeed */
  record Preview(String id, @Nullable String failure, List<CaseEvent> wouldRecord) {}

  /** What became of a proposal or a release. */
  sealed interface Decided {

    record Proposed(DeadLetter letter) implements Decided {}

    /** @param remaining letters of the dossier that failed again or wait behind one that did */
    record Released(int takenIn, int remaining) implements Decided {}

    record Refused(Refusal refusal) implements Decided {}
  }
}
