package vn.kip.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.CaseClock.Result;
import vn.kip.audit.CaseClock.State;
import vn.kip.audit.RuleBook.Terms;
import vn.kip.events.CaseEvent;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierRefusedAtDesk;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.ResultReturned;

/**
 * A dossier as the auditor reads it from its facts.
 *
 * @param facts in the order in which they happened
 * @param flags all but D9, which needs two dossiers; none outside form 06
 */
record Dossier(String id, List<Fact> facts, Fact submitted, DossierSubmitted submission, Terms terms, CaseClock clock,
    Set<String> flags) {

  static Dossier of(String id, List<Fact> facts, Fact submitted, Terms terms, WorkingDays calendar) {
    var clock = CaseClock.read(facts, terms.limit(), calendar);
    var bare = new Dossier(id, facts, submitted, (DossierSubmitted) submitted.entry().event(), terms, clock, Set.of());
    return new Dossier(id, facts, submitted, bare.submission(), terms, clock,
        bare.isOfForm06() ? Flags.of(bare, calendar) : Set.of());
  }

  static <E extends CaseEvent> Optional<Fact> first(List<Fact> facts, Class<E> type) {
    return facts.stream().filter(fact -> type.isInstance(fact.entry().event())).findFirst();
  }

  <E extends CaseEvent> Optional<Fact> first(Class<E> type) {
    return first(facts, type);
  }

  <E extends CaseEvent> List<Fact> all(Class<E> type) {
    return facts.stream().filter(fact -> type.isInstance(fact.entry().event())).toList();
  }

  /** Accepted, and under a legal limit. */
  boolean isOfForm06() {
    return terms.statutory() && clock.accepted().isPresent();
  }

  @Nullable
  String code() {
    return first(DossierAccepted.class).map(fact -> ((DossierAccepted) fact.entry().event()).code()).orElse(null);
  }

  Instant submittedAt() {
    return submitted.at();
  }

  Optional<LocalDate> acceptedOn() {
    return clock.accepted().map(Fact::on);
  }

  Optional<LocalDate> closedOn() {
    return clock.closed().map(Fact::on);
  }

  Optional<Fact> refused() {
    return first(DossierRefusedAtDesk.class);
  }

  /** T4, the first time. */
  Optional<Fact> returned() {
    return first(ResultReturned.class);
  }

  /** T4 not after the limit applied to the first contact, with no restart. */
  boolean isReturnedInTime(WorkingDays calendar) {
    var limit = terms.limit();
    var known = calendar.knownAt(clock.accepted().map(fact -> fact.entry().recordedAt()).orElse(submittedAt()));
    return limit != null && returned()
        .filter(back -> limit.from(submittedAt(), known).filter(due -> due.isMetAt(back.at())).isPresent())
        .isPresent();
  }

  /** The rules' last word, by eligibility's own count. */
  Optional<DossierAssessed> assessment() {
    return all(DossierAssessed.class).stream().max(Comparator.comparingLong(fact -> fact.entry().seq()))
        .map(fact -> (DossierAssessed) fact.entry().event());
  }

  boolean isOnTime() {
    return clock.result().filter(result -> result == Result.BEFORE || result == Result.ON).isPresent();
  }

  /** Counted in {@code received} of a period. */
  boolean isOfPeriod(LocalDate from, LocalDate to) {
    return isOfForm06() && acceptedOn().filter(day -> !day.isAfter(to)).isPresent()
        && closedOn().filter(day -> day.isBefore(from)).isEmpty();
  }

  Optional<State> stateAt(LocalDate day) {
    return acceptedOn().filter(accepted -> !accepted.isAfter(day)).isEmpty() ? Optional.empty() : clock.at(day);
  }

  /** Its own flags, and D9 where it was withdrawn and filed again. */
  Set<String> flagsWith(Set<String> filedAgain) {
    var all = new TreeSet<>(flags);
    if (isOfForm06() && filedAgain.contains(id)) {
      all.add(Flags.FILED_AGAIN);
    }
    return all;
  }
}
