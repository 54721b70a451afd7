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
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.CellKey;
import vn.kip.reporting.domain.Flow;
import vn.kip.reporting.domain.Measure;
import vn.kip.reporting.domain.WorkItem;

/** Reading what the fold has stored, as it stands at this moment; {@link CasesAtCut} reads it as of a cut. */
public interface CaseSearch {

  /**
   * Cells for some stretches of days, all as of one cut of the log: those of all days up to the last of the stretch. Days of a
   * month or year that lies wholly before its first, or wholly in it, may stand as one on its first day.
   *
   * @throws NoConsistentCutException when the fold never rested
   */
  Cells cells(List<Flow.Piece> stretches);

  Optional<StoredCase> byCode(String code);

  /**
   * Dossiers by code, identity number or words of the folded name, the latest first.
   *
   * @param ward null for every ward
   */
  List<Hit> search(String text, @Nullable String ward, int limit);

  /** Cases of which something lies beyond a cut: the few that were written since. */
  Stream<StoredCase> beyond(LogCut cut);

  /** Dossiers of form 06 with findings of their own. */
  List<Filed> flagged();

  List<Filed> withdrawn();

  /** @param applicants their identity numbers */
  List<Filed> ofApplicants(Collection<String> applicants);

  /** Those with a code of these days. */
  List<Filed> codedBetween(LocalDate from, LocalDate to);

  /** Dossiers of form 06 that are neither decided nor withdrawn. */
  Stream<StoredCase> open();

  /** Dossiers of form 06 decided or withdrawn on a day or after it. */
  Stream<StoredCase> closedSince(LocalDate day);

  /** Dossiers of form 06 in a period on which a finding stands: one of their own, or D9. */
  Stream<StoredCase> withFindings(LocalDate from, LocalDate to, Set<String> resubmitted);

  /** Accepted up to {@code to} and not closed before {@code from}; close it after use. */
  Stream<StoredCase> ofPeriod(LocalDate from, LocalDate to);

  /** What stands in the lists of these desks, in no order; see {@link CaseSummary#queue()}. */
  List<WorkItem> work(Collection<String> queues);

  /** Every case. */
  Stream<StoredCase> all();

  record Hit(String id, @Nullable String code, String programme, String ward, String applicantName,
      CaseReading.State state) {}

  /**
   * Cells and what they are as of.
   *
   * @param ofStretches in the order in which they were asked for
   */
  record Cells(List<Map<CellKey, Map<Measure, Integer>>> ofStretches, LogCut cut) {}

  /** What reports read of a case without its facts; {@code upto} as in the case. */
  record Filed(
      String dossier,
      int partition,
      long upto,
      @Nullable String code,
      String applicant,
      String programme,
      Instant submittedAt,
      @Nullable Instant withdrawnAt,
      boolean ofForm06,
      @Nullable LocalDate acceptedOn,
      @Nullable LocalDate closedOn,
      boolean onTime,
      Set<String> flags) {

    static Filed of(StoredCase stored, CaseSummary summary) {
      return new Filed(
          stored.id().value(),
          stored.partition(),
          stored.upto(),
          summary.code(),
          summary.applicant(),
          summary.programme(),
          summary.submittedAt(),
          summary.withdrawnAt(),
          summary.ofForm06(),
          summary.acceptedOn(),
          summary.closedOn(),
          summary.onTime(),
          summary.flags());
    }
  }
}
