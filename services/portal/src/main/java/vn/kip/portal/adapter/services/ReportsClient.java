package vn.kip.portal.adapter.services;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.portal.adapter.services.SupervisionClient.Entry;
import vn.kip.portal.adapter.services.SupervisionClient.Rate;
import vn.kip.portal.adapter.services.SupervisionClient.Row;
import vn.kip.portal.adapter.services.SupervisionClient.Seal;
import vn.kip.portal.domain.ReportPeriod;

/** The reports beside form 06, each with its seal and the digest of all it says. */
public final class ReportsClient {

  /** Dossiers that count otherwise, in one answer. */
  public static final int DIFFERENCES = 1_000;

  private final ServiceCalls calls;

  /** @param calls with the time that a report of a year takes */
  ReportsClient(ServiceCalls calls) {
    this.calls = calls;
  }

  /** Lateness by stage, which a total in time can hide. */
  public Stages stages(ReportPeriod period) {
    var query = Query.of(period);
    return calls.get(Stages.class, "/reports/stages" + query.text(), query.values());
  }

  /** Form 07. */
  public Overdue overdue(ReportPeriod period) {
    var query = Query.of(period);
    return calls.get(Overdue.class, "/reports/overdue-causes" + query.text(), query.values());
  }

  /** @param ending {@code pdf} or {@code xlsx} */
  public byte[] overdueFile(ReportPeriod period, String ending) {
    var query = Query.of(period);
    return calls.file("/reports/overdue-causes." + ending + query.text(), query.values());
  }

  /** The dossiers behind a cell of form 07; {@code page} from 1. */
  public OverdueDossiers overdueDossiers(ReportPeriod period, OverdueCell cell, int page) {
    var query = Query.of(period).and("column", cell.column()).and("cause", cell.cause())
        .and("programme", cell.programme()).and("page", page);
    return calls.get(OverdueDossiers.class, "/reports/overdue-causes/dossiers" + query.text(), query.values());
  }

  /**
   * @param later the second moment; null for all that is known now
   * @param part which {@value #DIFFERENCES} of the dossiers that count otherwise, from 1
   */
  public Compared compared(ReportPeriod period, Instant knownAt, @Nullable Instant later, int part) {
    var query = Query.of(period).and("knownAt", knownAt).and("and", later).and("page", part == 1 ? null : part);
    return calls.get(Compared.class, "/reports/comparison" + query.text(), query.values());
  }

  /** Form 06 of the desk as PDF: the dossiers accepted in a ward from one day to another. */
  public byte[] book(String ward, LocalDate from, LocalDate to) {
    return calls.file("/dossiers/book.pdf?ward={ward}&from={from}&to={to}", ward, from, to);
  }

  public Yearly yearly(int year) {
    return calls.get(Yearly.class, "/reports/yearly?year={year}", year);
  }

  /** The summary of a year as it is printed. */
  public byte[] yearlyPdf(int year) {
    return calls.file("/reports/yearly.pdf?year={year}", year);
  }

  public record Stages(LocalDate from, LocalDate to, List<Seal> seal, List<Stage> stages, List<AtOfficer> officers,
      String digest) {}

  /** @param withoutLimit ended though no limit of its own applies; {@code openOverdue} lie there past their due date */
  public record Counts(int before, int on, int late, int withoutLimit, int open, int openOverdue) {

    /** Whether anything was late here, or is. */
    public boolean isHot() {
      return late + openOverdue > 0;
    }
  }

  public record Stage(String programme, String stage, TwoNames name, Counts counts) {}

  public record AtOfficer(String officer, Counts counts) {}

  /** @param assumed what of the list of causes nobody has verified */
  public record Overdue(LocalDate from, LocalDate to, List<Seal> seal, String law, List<TwoNames> assumed,
      List<Cause> causes, List<OverdueRow> rows, OverdueRow total, String digest) {}

  public record Cause(String code, String vi, String en) {

    public TwoNames names() {
      return new TwoNames(vi, en);
    }
  }

  /** @param late column 10 of form 06, {@code openOverdue} column 13; programme is null in the sum */
  public record OverdueRow(@Nullable String field, @Nullable String programme, Causes late, Causes openOverdue,
      List<Clause> clauses) {}

  /** @param unstated of which nobody has stated a cause; {@code causes} by code */
  public record Causes(int total, int unstated, Map<String, Integer> causes) {}

  /** @param article of the law that stood in the way */
  public record Clause(String cause, String article, int count) {}

  /** @param column {@code late} or {@code openOverdue}; {@code cause} null for all, {@code unstated} for none stated */
  public record OverdueCell(String column, @Nullable String cause, @Nullable String programme) {}

  public record OverdueDossiers(LocalDate from, LocalDate to, int count, int page, int pages, List<Late> dossiers) {}

  public record Late(Entry dossier, @Nullable Stated stated) {}

  public record Stated(String cause, String explanation, @Nullable String article, String by, Instant at) {}

  /** @param later null for all that is known now */
  public record Compared(LocalDate from, LocalDate to, Instant knownAt, @JsonProperty("and") @Nullable Instant later,
      List<Seal> seal, @Nullable Integer count, Comparison comparison, String digest) {

    /** How many dossiers count otherwise; a service older than the question answers with all of them. */
    public int total() {
      return count == null ? comparison.differences().size() : count;
    }
  }

  /** @param then as known at the first moment, {@code now} at the second */
  public record Comparison(Row then, Row now, List<Difference> differences) {}

  /** @param events what became known of the dossier in between */
  public record Difference(String dossier, @Nullable String code, String programme, String ward, Row then, Row now,
      List<Known> events) {}

  public record Known(String type, String actor, Instant occurredAt, Instant recordedAt) {}

  /** @param official by the year of the reports, {@code calendar} by that of the calendar */
  public record Yearly(int year, List<Seal> seal, List<Goal> goals, List<Work> works, List<Money> money, Sum total,
      YearOnTime official, YearOnTime calendar, String digest) {}

  /** @param target null where the plan sets none, {@code result} null where nothing was counted */
  public record Goal(String id, String vi, String en, @Nullable BigDecimal target, @Nullable String decision,
      @Nullable BigDecimal result, @Nullable BigDecimal percentOfTarget, @Nullable Boolean reached,
      List<Level> levels) {

    public TwoNames names() {
      return new TwoNames(vi, en);
    }
  }

  /** A share at the end of a year. */
  public record Level(LocalDate date, BigDecimal part, BigDecimal whole, BigDecimal percent) {}

  /** Whole dong. */
  public record Work(String id, String vi, String en, int count, long amount, long paidAmount) {

    public TwoNames names() {
      return new TwoNames(vi, en);
    }
  }

  public record Money(String programme, Sum sum) {}

  /** Whole dong. */
  public record Sum(int granted, long grantedAmount, int refused, int paid, long paidAmount) {}

  public record YearOnTime(LocalDate from, LocalDate to, Row total, Map<String, Rate> rates, boolean claimHolds,
      List<Progress> progress) {}

  /** Points for progress by Decision 766; {@code score} is null where there was nothing to divide by. */
  public record Progress(String reading, String vi, String en, int numerator, int denominator, BigDecimal most,
      @Nullable BigDecimal score) {

    public TwoNames names() {
      return new TwoNames(vi, en);
    }
  }
}
