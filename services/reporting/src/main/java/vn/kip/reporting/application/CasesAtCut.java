package vn.kip.reporting.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.kip.events.DossierId;
import vn.kip.reporting.application.CaseSearch.Filed;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.DossierCode;
import vn.kip.reporting.domain.Fact;

/**
 * The cases as they stood at a cut. What is stored up to the cut is taken as it is stored. What is stored beyond it, because
 * a batch is being written or has come since, is asked for after everything else and folded again from the facts within:
 * a case only grows, so that whichever a question has passed over or told too much of is found there.
 */
final class CasesAtCut {

  private final CaseSearch search;
  private final CaseFold fold;
  private final LogCut cut;

  CasesAtCut(CaseSearch search, CaseFold fold, LogCut cut) {
    this.search = search;
    this.fold = fold;
    this.cut = cut;
  }

  /** Serials given out, of one agency on one day. */
  record AgencyDay(String agency, LocalDate day) {}

  /** Every case; close it after use. */
  Stream<StoredCase> all() {
    return search.all().map(cut::of);
  }

  /** Accepted up to {@code to} and not closed before {@code from}; close it after use. */
  Stream<StoredCase> ofPeriod(LocalDate from, LocalDate to) {
    return within(search.ofPeriod(from, to), filed -> isOfPeriod(filed, from, to));
  }

  /** Of a period, with a finding of their own or among those filed again; close it after use. */
  Stream<StoredCase> withFindings(LocalDate from, LocalDate to, Set<String> again) {
    return within(search.withFindings(from, to, again),
        filed -> isOfPeriod(filed, from, to)
            && (isFlagged(filed) || (filed.ofForm06() && again.contains(filed.dossier()))));
  }

  /** @param belongs what the question asks, of a case folded at the cut */
  private Stream<StoredCase> within(Stream<StoredCase> found, Predicate<Filed> belongs) {
    var taken = new HashSet<DossierId>();
    return Stream.concat(found.filter(cut::holds).filter(stored -> taken.add(stored.id())),
        // Asked for when the first stream has come to its end.
        Stream.of(cut).flatMap(search::beyond).map(cut::of)
            .filter(stored -> filed(stored, stored.facts()).filter(belongs).isPresent() && taken.add(stored.id())));
  }

  /** Of a period, of form 06 and with findings of their own. */
  List<Filed> flagged(LocalDate from, LocalDate to) {
    return filed(search.flagged(), filed -> isFlagged(filed) && isOfPeriod(filed, from, to));
  }

  /** Whoever withdrew, and all that the same persons filed. */
  List<Filed> withdrawnAndTheirKin() {
    var found = new LinkedHashMap<String, Filed>();
    filed(search.withdrawn(), filed -> filed.withdrawnAt() != null).forEach(filed -> found.put(filed.dossier(), filed));
    var applicants = found.values().stream().map(Filed::applicant).collect(Collectors.toSet());
    filedBy(applicants).forEach(filed -> found.put(filed.dossier(), filed));
    return List.copyOf(found.values());
  }

  List<Filed> filedBy(Set<String> applicants) {
    return filed(search.ofApplicants(applicants), filed -> applicants.contains(filed.applicant()));
  }

  Map<AgencyDay, Set<Integer>> serials(LocalDate from, LocalDate to) {
    return serials(filed(search.codedBetween(from, to), _ -> true), from, to);
  }

  static Map<AgencyDay, Set<Integer>> serials(Collection<Filed> filed, LocalDate from, LocalDate to) {
    var serials = new HashMap<AgencyDay, Set<Integer>>();
    filed.stream().flatMap(one -> Optional.ofNullable(one.code()).flatMap(DossierCode::parse).stream())
        .forEach(parts -> parts.date().filter(date -> !date.isBefore(from) && !date.isAfter(to))
            .ifPresent(date -> serials.computeIfAbsent(new AgencyDay(parts.agency(), date), _ -> new TreeSet<>())
                .add(parts.serial())));
    return serials;
  }

  private List<Filed> filed(List<Filed> found, Predicate<Filed> belongs) {
    var within = new LinkedHashMap<String, Filed>();
    Stream.concat(found.stream().filter(filed -> cut.holds(filed.partition(), filed.upto())),
        Stream.of(cut).flatMap(search::beyond).map(cut::of).flatMap(stored -> filed(stored, stored.facts()).stream()))
        .filter(belongs).forEach(filed -> within.put(filed.dossier(), filed));
    return List.copyOf(within.values());
  }

  /** Some facts of a case as a report reads them; empty while its submission is not among them. */
  Optional<Filed> filed(StoredCase stored, List<Fact> facts) {
    return fold.read(facts).map(reading -> Filed.of(stored, CaseSummary.of(reading, fold.findings(reading))));
  }

  static boolean isFlagged(Filed filed) {
    return filed.ofForm06() && !filed.flags().isEmpty();
  }

  static boolean isOfPeriod(Filed filed, LocalDate from, LocalDate to) {
    return filed.acceptedOn() != null && !filed.acceptedOn().isAfter(to)
        && (filed.closedOn() == null || !filed.closedOn().isBefore(from));
  }
}
