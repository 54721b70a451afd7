package vn.kip.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.Balances.Balance;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.IntakeEvent;

/** What a log comes to: its seal, its figures, and what is wrong with it. */
public final class Audit {

  private static final int FIRST_DAY = 15;

  private final long records;
  private final List<Seal> seal;
  private final List<Balance> balances;
  private final List<Repeat> repeats;
  private final List<GivenUp> givenUp;
  private final List<Finding> findings;
  private final Map<String, Dossier> dossiers;
  private final Map<String, CaseFacts> cases;
  private final Set<String> ids;
  private final Set<String> unknownProgrammes;
  private final WorkingDays calendar;
  private final Set<String> filedAgain;

  Audit(long records, List<Seal> seal, List<Balance> balances, List<Repeat> repeats, List<GivenUp> givenUp,
      List<Finding> findings,
      Map<String, Dossier> dossiers,
      Map<String, CaseFacts> cases, Set<String> unknownProgrammes, WorkingDays calendar) {
    this.records = records;
    this.seal = List.copyOf(seal);
    this.balances = List.copyOf(balances);
    this.repeats = List.copyOf(repeats);
    this.givenUp = List.copyOf(givenUp);
    this.findings = List.copyOf(findings);
    this.dossiers = dossiers;
    this.cases = cases;
    this.ids = cases.values().stream().filter(facts -> facts.count() > 0).map(CaseFacts::id)
        .collect(Collectors.toUnmodifiableSet());
    this.unknownProgrammes = unknownProgrammes;
    this.calendar = calendar;
    this.filedAgain = Flags.filedAgain(dossiers.values());
  }

  /** First and last day. */
  public record Period(LocalDate from, LocalDate to) {}

  /**
   * A dossier as it should stand in a store.
   *
   * @param fingerprint seal of its own facts, one after another
   * @param resultClass null while it is not decided
   * @param due null where it has none, or while a lawful supplement is outstanding
   * @param flags without D9
   */
  public record Expected(String id, @Nullable String code, String programme, String ward, boolean ofForm06,
      @Nullable String resultClass, @Nullable LocalDate due, Set<String> flags, @Nullable LocalDate acceptedOn,
      @Nullable LocalDate closedOn, boolean onTime, int facts, long upto, String fingerprint) {}

  public long records() {
    return records;
  }

  public List<Seal> seal() {
    return seal;
  }

  public List<Balance> balances() {
    return balances;
  }

  public List<Finding> findings() {
    return findings;
  }

  /** Programmes whose dossiers are in no figure here. */
  public Set<String> unknownProgrammes() {
    return unknownProgrammes;
  }

  /** Records that stand in the log again: at least once is what the relay promises. */
  public List<Repeat> repeats() {
    return repeats;
  }

  /** Records that two officers gave up: the log goes on without them. */
  public List<GivenUp> givenUp() {
    return givenUp;
  }

  public Form form06(LocalDate from, LocalDate to, boolean byWard) {
    return Form.of(dossiers.values(), from, to, byWard);
  }

  public OnTime onTime(LocalDate from, LocalDate to) {
    return OnTime.of(dossiers.values(), filedAgain, from, to, calendar);
  }

  public Map<Cell, Cell.Content> cells() {
    return Cell.of(dossiers.values(), calendar);
  }

  /** How many dossiers are in the log, whether they can be read or not. */
  public int dossiers() {
    return cases.size();
  }

  /** Every dossier of which anything could be taken in, by id; without a reading where its programme is unknown. */
  public Set<String> ids() {
    return ids;
  }

  /** Empty where the auditor cannot read it. */
  public Optional<Expected> expected(String id) {
    return Optional.ofNullable(dossiers.get(id)).map(dossier -> {
      var facts = Objects.requireNonNull(cases.get(id));
      return new Expected(id, dossier.code(), dossier.submission().programme(), dossier.submission().ward(),
          dossier.isOfForm06(), dossier.clock().result().map(Enum::name).orElse(null),
          dossier.clock().due().map(Limit.Due::date).orElse(null), dossier.flags(),
          dossier.acceptedOn().orElse(null), dossier.closedOn().orElse(null), dossier.isOnTime(), facts.count(),
          facts.upto(), facts.fingerprint());
    });
  }

  /** The official months (15th to 14th) and years (15 December to 14 December) in which anything happened that is counted. */
  public List<Period> officialPeriods() {
    var months = new TreeSet<LocalDate>();
    var years = new TreeSet<LocalDate>();
    dossiers.values().stream().flatMap(dossier -> dossier.facts().stream()).filter(Audit::isCounted).map(Fact::on)
        .distinct().forEach(day -> {
          var start = day.getDayOfMonth() >= FIRST_DAY
              ? day.withDayOfMonth(FIRST_DAY)
              : day.minusMonths(1).withDayOfMonth(FIRST_DAY);
          months.add(start);
          years.add(LocalDate.of(start.getMonthValue() == 12 ? start.getYear() : start.getYear() - 1, 12, FIRST_DAY));
        });
    var periods = new ArrayList<Period>();
    months.forEach(start -> periods.add(new Period(start, start.plusMonths(1).minusDays(1))));
    years.forEach(start -> periods.add(new Period(start, start.plusYears(1).minusDays(1))));
    return periods;
  }

  private static boolean isCounted(Fact fact) {
    return fact.entry().event() instanceof IntakeEvent || fact.entry().event() instanceof DecisionSigned;
  }
}
