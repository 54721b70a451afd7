package vn.kip.reporting.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.CellKey;
import vn.kip.reporting.domain.Measure;
import vn.kip.reporting.domain.WorkItem;

/** Reading what the fold has stored. */
public interface CaseSearch {

  /**
   * Cells of all days up to {@code to}, as of one cut of the log. Days of a month or year that lies wholly before
   * {@code from}, or wholly in the period, may stand as one on its first day.
   *
   * @throws NoConsistentCutException when the fold never rested
   */
  Cells cells(LocalDate from, LocalDate to);

  Optional<StoredCase> byCode(String code);

  /**
   * Dossiers by code, identity number or words of the folded name, the latest first.
   *
   * @param ward null for every ward
   */
  List<Hit> search(String text, @Nullable String ward, int limit);

  /** Dossiers of form 06 with findings of their own, accepted by {@code to} and not closed before {@code from}. */
  List<Flagged> flagged(LocalDate from, LocalDate to);

  /** Whoever withdrew, and all who filed for the same programme. */
  List<Filed> withdrawnAndTheirKin();

  /** Serials given out, by agency and day of the code. */
  Map<AgencyDay, Set<Integer>> serials(LocalDate from, LocalDate to);

  /** Dossiers of form 06 that are neither decided nor withdrawn. */
  Stream<StoredCase> open();

  /** Dossiers of form 06 decided or withdrawn on a day or after it. */
  Stream<StoredCase> closedSince(LocalDate day);

  /** Dossiers of form 06 in a period on which a finding stands: one of their own, or D9. */
  Stream<StoredCase> withFindings(LocalDate from, LocalDate to, Set<String> resubmitted);

  /** Accepted up to {@code to} and not closed before {@code from}, as all that is known tells; close it after use. */
  Stream<StoredCase> ofPeriod(LocalDate from, LocalDate to);

  /** What stands in the lists of these desks, in no order; see {@link CaseSummary#queue()}. */
  List<WorkItem> work(Collection<String> queues);

  /** Every case, for a report as of what was known at a moment. */
  Stream<StoredCase> all();

  record Hit(String id, @Nullable String code, String programme, String ward, String applicantName,
      CaseReading.State state) {}

  /** @param cut what they are as of, by partition */
  record Cells(Map<CellKey, Map<Measure, Integer>> cells, List<Checkpoint> cut) {}

  record Flagged(String code, Set<String> flags) {}

  record Filed(
      String dossier,
      @Nullable String code,
      String applicant,
      String programme,
      Instant submittedAt,
      @Nullable Instant withdrawnAt,
      boolean ofForm06,
      @Nullable LocalDate acceptedOn,
      @Nullable LocalDate closedOn,
      boolean onTime,
      Set<String> flags) {}

  record AgencyDay(String agency, LocalDate day) {}
}
