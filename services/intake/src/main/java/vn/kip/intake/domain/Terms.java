package vn.kip.intake.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.events.DueReceipt;

/**
 * A version of a programme, as far as the desk is concerned.
 *
 * @param stages ids to which a dossier can be forwarded
 * @param papers the checklist
 * @param questions of the form
 * @param ended why nothing is accepted under it any more on that day; null while the programme is open
 */
public record Terms(String version, boolean posts, Set<String> stages, List<PaperRule> papers, DueDates dueDates,
    Questions questions, @Nullable Ended ended) {

  /**
   * The end of a programme.
   *
   * @param lastDay on which a dossier could be accepted
   * @param vi why, {@code en} in English
   * @param replacedBy codes of the programmes that go on in its place
   */
  public record Ended(LocalDate lastDay, String vi, String en, List<String> replacedBy) {}

  /** The due date counted again, when papers received now end a lawful supplement; else null. */
  public @Nullable DueReceipt restart(CaseFile file, Instant receivedAt, Instant recordedAt) {
    return Restart.due(file, this, receivedAt, recordedAt);
  }

  /** @param required whether a dossier is complete without it */
  public record PaperRule(String id, String vi, String en, boolean submitted, boolean required) {}

  /** Knows what an answer may be. */
  @FunctionalInterface
  public interface Questions {
    /** Paths of answers that are of another kind than asked for, or impossible on a day, such as {@code lines[3].from}. */
    List<String> unreadable(Map<String, Object> facts, LocalDate day);
  }

  /** Counts the limit. */
  public interface DueDates {
    /**
     * The promise, counted with the calendar releases known when it is recorded.
     *
     * @return null where the programme has no limit or the calendar does not reach
     */
    @Nullable
    DueReceipt from(Instant start, Instant recordedAt);

    /** Whether a first request for papers at this moment stops the clock (Decree 61/2018 art. 19(4)). */
    boolean isLawfulRequest(Instant acceptedAt, Instant requestedAt);
  }
}
