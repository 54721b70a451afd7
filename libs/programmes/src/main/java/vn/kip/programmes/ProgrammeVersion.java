package vn.kip.programmes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.TimeLimit;

/**
 * What a programme is from one day on.
 *
 * @param id the code and the day from which it holds; pinned to a dossier at acceptance
 * @param to last day; null while it holds
 * @param from first day on which a dossier may be accepted under it
 * @param law what it rests on
 * @param inForceFrom day on which that law came into force, which may be later than {@code from}: what held before it is
 *     taken to be the same; null where it was not to be found
 * @param limit null where the law sets none
 * @param postingWorkingDays working days a dossier is posted before it may be decided; null where it is not posted
 * @param onceGroup programmes of one group pay a person once; null outside such a group
 * @param assumed what the law leaves open and this office has to set; said on screen and on the slip
 * @param rules empty where an appraiser judges alone
 */
public record ProgrammeVersion(
    String id,
    LocalDate from,
    @Nullable LocalDate to,
    String law,
    @Nullable LocalDate inForceFrom,
    @Nullable TimeLimit limit,
    List<Stage> stages,
    @Nullable Integer postingWorkingDays,
    List<String> neverPosted,
    List<Paper> papers,
    Payment payment,
    @Nullable String onceGroup,
    List<String> assumed,
    Map<String, FactType> facts,
    Optional<RuleBook> rules) {

  boolean holdsOn(LocalDate date) {
    return !date.isBefore(from) && (to == null || !date.isAfter(to));
  }

  /**
   * A stage of the procedure.
   *
   * @param id to which a dossier is forwarded
   * @param limit null where the law sets none for the stage alone
   */
  public record Stage(String id, String actor, @Nullable String limit) {}

  /** @param handling SUBMITTED is kept, SHOWN is compared at the desk and given back */
  public record Paper(String id, Names names, Handling handling, boolean required) {}

  public enum Handling {
    SUBMITTED, SHOWN
  }

  /** @param instalments payments a grant leads to; 0 for running payments */
  public record Payment(Kind kind, int instalments) {}

  public enum Kind {
    NONE, ONCE, MONTHLY, YEARLY, DAILY, BANK_LOAN, BY_ACCEPTANCE
  }
}
