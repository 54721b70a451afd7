package vn.kip.programmes;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
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
 * @param limit within which the dossier is decided: the law's, or the shorter one the office has bound itself to; null
 *     where there is none
 * @param shortened beside it, where the office has shortened the law's limit; null where it has not
 * @param postingWorkingDays working days a dossier is posted before it may be decided; null where it is not posted
 * @param sensitive what only those learn who work on the dossier
 * @param decidedBy who decides, by province and date
 * @param entitlementStart from when money is due, in words; null where nothing is paid or it is paid once
 * @param overlaps other programmes, and how they go together with this one
 * @param reassessment when time calls for another look; null where what is granted stays
 * @param onceGroup programmes of one group pay a person once; null outside such a group
 * @param assumed what the law leaves open and this office has to set, each beginning with the name of the value it is
 *     about; said on screen and on the slip in words
 * @param facts the questions of the form
 * @param schema the same as a JSON Schema (2020-12)
 * @param rules empty where an appraiser judges alone
 */
public record ProgrammeVersion(
    String id,
    LocalDate from,
    @Nullable LocalDate to,
    String law,
    @Nullable LocalDate inForceFrom,
    @Nullable TimeLimit limit,
    @Nullable Shortened shortened,
    List<Stage> stages,
    @Nullable Integer postingWorkingDays,
    List<String> neverPosted,
    Sensitive sensitive,
    List<Paper> papers,
    Payment payment,
    List<Decider> decidedBy,
    @Nullable Names entitlementStart,
    List<Overlap> overlaps,
    @Nullable Reassessment reassessment,
    @Nullable String onceGroup,
    List<Names> assumed,
    Map<String, FactType> facts,
    JsonNode schema,
    Optional<RuleBook> rules) {

  /**
   * A limit that the office, or its province, has cut.
   *
   * @param from what the law sets
   * @param decision that binds the office to less
   */
  public record Shortened(TimeLimit from, String decision) {}

  /**
   * What only those learn who work on the dossier, such as an infection (Law on HIV/AIDS prevention art. 8(9)) or the identity
   * of a child in danger (Decree 56/2017 art. 33).
   *
   * @param identity whether the person's identity is
   * @param facts names of questions, {@code papers} and {@code categories} by their ids
   */
  public record Sensitive(boolean identity, List<String> facts, List<String> papers, List<String> categories) {

    public static final Sensitive NOTHING = new Sensitive(false, List.of(), List.of(), List.of());

    public Sensitive {
      facts = List.copyOf(Objects.requireNonNullElse(facts, List.of()));
      papers = List.copyOf(Objects.requireNonNullElse(papers, List.of()));
      categories = List.copyOf(Objects.requireNonNullElse(categories, List.of()));
    }
  }

  /** What is {@link #assumed}, for people: without the names of values. */
  public List<Names> assumedInWords() {
    return assumed.stream().map(one -> new Names(withoutKey(one.vi()), withoutKey(one.en()))).toList();
  }

  private static String withoutKey(String assumption) {
    return assumption.replaceFirst("^[A-Za-z]+: ", "");
  }

  /** The level that decides in a province on a day; it may be delegated from one day on. */
  public Optional<String> decider(String province, LocalDate day) {
    return decidedBy.stream()
        .filter(decider -> decider.province().equals(EVERYWHERE) || decider.province().equals(province))
        .filter(decider -> !decider.from().isAfter(day))
        .max(Comparator.comparing((Decider decider) -> !decider.province().equals(EVERYWHERE))
            .thenComparing(Decider::from))
        .map(Decider::actor);
  }

  /** The facts a row of the table speaks of: a member's, where each member of a list is judged by itself. */
  public Map<String, FactType> judgedFacts() {
    var lines = rules.map(RuleBook::lines).orElse(null);
    var list = lines == null ? null : facts.get(lines.fact());
    return list == null ? facts : Objects.requireNonNull(list.items(), "items of the list");
  }

  private static final String EVERYWHERE = "*";

  boolean holdsOn(LocalDate date) {
    return !date.isBefore(from) && (to == null || !date.isAfter(to));
  }

  /**
   * A stage of the procedure.
   *
   * @param id to which a dossier is forwarded
   * @param limit null where the law sets none for the stage alone
   * @param names null for a stage whose code the office's settings name
   */
  public record Stage(String id, String actor, @Nullable String limit, @Nullable Names names) {}

  /** @param province GSO code, or {@code *} for every province; {@code from} the first day of acceptance */
  public record Decider(String province, LocalDate from, String actor) {}

  /** @param with codes of other programmes */
  public record Overlap(List<String> with, String vi, String en) {}

  /** @param handling SUBMITTED is kept, SHOWN is compared at the desk and given back */
  public record Paper(String id, Names names, Handling handling, boolean required) {}

  public enum Handling {
    SUBMITTED,
    SHOWN
  }

  /**
   * How what is granted is paid.
   *
   * @param instalments payments a grant leads to; 0 for running payments
   * @param series the standard that a running grant's coefficients multiply; null where none is multiplied
   * @param paysDeathMonth whether the month in which the person dies is still due; it is where nothing is said
   */
  public record Payment(Kind kind, int instalments, @Nullable String series, @Nullable Boolean paysDeathMonth) {

    /** Whether the month in which the person dies is still due. */
    public boolean isDueInDeathMonth() {
      return paysDeathMonth == null || paysDeathMonth;
    }

    /** Whether the office itself pays what is granted; a loan is the bank's. */
    public boolean isByOffice() {
      return switch (kind) {
        case ONCE, MONTHLY, YEARLY, DAILY, BY_ACCEPTANCE -> true;
        case NONE, BANK_LOAN -> false;
      };
    }
  }

  public enum Kind {
    NONE,
    ONCE,
    MONTHLY,
    YEARLY,
    DAILY,
    BANK_LOAN,
    BY_ACCEPTANCE
  }
}
