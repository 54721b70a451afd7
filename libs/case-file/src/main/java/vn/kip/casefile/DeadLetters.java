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
 * one, in order; other dossiers go on. A supervisor proposes to try again or to give a record up, a second one confirms.
 */
public interface DeadLetters {

  /** The oldest thousand: what comes after them is listed when they are gone. */
  List<DeadLetter> list();

  /** What a replay would do now, without doing it. */
  Optional<Preview> preview(String id);

  /** A supervisor wants the letter, and all behind it, tried again, or given up for a reason. */
  Decided propose(String id, Proposal proposal);

  /** A second supervisor agrees. What can be taken in then is taken in, in order, until one letter fails again. */
  Decided confirm(String id, Proposal.Verdict verdict, OfficerId supervisor, Instant now);

  /** Proposes each letter with this fault that holds its dossier up, and is not proposed for the same yet. */
  default List<Decided> proposeAll(Letter.Fault fault, Proposal proposal) {
    return list().stream().filter(letter -> letter.fault() == fault)
        .filter(letter -> letter.proposal() == null || letter.proposal().verdict() != proposal.verdict())
        .map(letter -> propose(letter.id(), proposal)).toList();
  }

  /** Confirms each letter with this fault that somebody else has proposed. */
  default List<Decided> confirmAll(Letter.Fault fault, Proposal.Verdict verdict, OfficerId supervisor, Instant now) {
    return list().stream().filter(letter -> letter.fault() == fault && letter.proposal() != null)
        .map(letter -> confirm(letter.id(), verdict, supervisor, now)).toList();
  }

  /**
   * One parked record.
   *
   * @param id topic, partition and offset
   * @param dossier null when the record is so broken that it names none
   * @param reason what went wrong, naming the field
   * @param proposal what a first supervisor wants; null while nobody has said anything
   */
  record DeadLetter(
      String id,
      @Nullable DossierId dossier,
      @Nullable String type,
      Letter.Fault fault,
      String reason,
      Instant parkedAt,
      @Nullable Proposal proposal) {

    /** Whether nothing is wrong with the record but an earlier one of its dossier is parked. */
    public boolean waiting() {
      return fault == Letter.Fault.WAITING;
    }
  }

  /** @param failure null when the replay would succeed */
  record Preview(String id, @Nullable String failure, List<CaseEvent> wouldRecord) {}

  /** What became of a proposal or a confirmation. */
  sealed interface Decided {

    record Proposed(DeadLetter letter) implements Decided {}

    /** @param remaining letters of the dossier that failed again or wait behind one that did */
    record Released(int takenIn, int remaining) implements Decided {}

    /** The record is given up; {@code takenIn} and {@code remaining} as of a release. */
    record Discarded(int takenIn, int remaining) implements Decided {}

    record Refused(Refusal refusal) implements Decided {}
  }
}
