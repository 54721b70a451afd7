package vn.kip.portal.adapter.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import vn.kip.portal.domain.ReportPeriod;

/** What reporting says of a whole office: rates, form 06, backlog, forecast and findings. */
public final class SupervisionClient {

  private static final ParameterizedTypeReference<List<Backlog>> BACKLOG = new ParameterizedTypeReference<>() {
  };

  private final ServiceCalls calls;

  /** @param calls with the time that a report of a year takes */
  SupervisionClient(ServiceCalls calls) {
    this.calls = calls;
  }

  /** How much of a period was on time, and what may be said of it. */
  public OnTime onTime(ReportPeriod period) {
    var query = Query.of(period);
    return calls.get(OnTime.class, "/reports/on-time" + query.text(), query.values());
  }

  public Form06 form06(ReportPeriod period, boolean byWard) {
    var query = Query.of(period).and("byWard", byWard);
    return calls.get(Form06.class, "/reports/form06" + query.text(), query.values());
  }

  /** @param ending {@code pdf} or {@code xlsx} */
  public byte[] form06File(ReportPeriod period, boolean byWard, String ending) {
    var query = Query.of(period).and("byWard", byWard);
    return calls.file("/reports/form06." + ending + query.text(), query.values());
  }

  /** The dossiers behind a cell; {@code cell} of the form, {@code page} from 1. */
  public Behind behind(ReportPeriod period, Cell cell, int page) {
    var query = Query.of(period).and("column", cell.column()).and("programme", cell.programme())
        .and("ward", cell.ward()).and("field", cell.field()).and("page", page);
    return calls.get(Behind.class, "/reports/form06/dossiers" + query.text(), query.values());
  }

  /** How much waits today, by step, ward and urgency. */
  public List<Backlog> backlog() {
    return calls.get(BACKLOG, "/worklist/backlog");
  }

  /** What waits for somebody, at whichever desk it lies, the most urgent first; {@code page} from 0. */
  public ReportingClient.Worklist waiting(Waiting part, int page, int size) {
    var query = new Query("", List.of()).and("ward", part.ward()).and("programme", part.programme());
    for (var step : part.steps()) {
      query = query.and("step", step);
    }
    for (var urgency : part.urgencies()) {
      query = query.and("urgency", urgency);
    }
    query = query.and("page", page).and("size", size);
    return calls.get(ReportingClient.Worklist.class, "/worklist" + query.text(), query.values());
  }

  /** What came in and went out, piece by piece, up to today. */
  public InAndOut inAndOut(ReportPeriod period) {
    var query = Query.of(period);
    return calls.get(InAndOut.class, "/reports/flow" + query.text(), query.values());
  }

  /** Four weeks from today. */
  public Forecast forecast() {
    return calls.get(Forecast.class, "/forecast");
  }

  /** @param flag null for all; {@code state} OPEN, EXPLAINED or CONFIRMED, null for all; {@code page} from 0 */
  public Findings findings(ReportPeriod period, @Nullable String flag, @Nullable String state, int page) {
    var query = Query.of(period).and("flag", flag).and("state", state).and("page", page);
    return calls.get(Findings.class, "/findings" + query.text(), query.values());
  }

  /** Says of a finding that it is explained, or that it is as it looks. */
  public void review(UUID key, Review review) {
    calls.tell(key, review, "/findings/review");
  }

  /** @param value null where the denominator is zero */
  public record Rate(int numerator, int denominator, @Nullable BigDecimal value) {}

  public record Obstacle(String reason, int count) {}

  /** @param holds whether "100 % on time, no backlog" may be said */
  public record Claim(boolean holds, List<Obstacle> obstacles) {}

  public record MissingSerial(String agency, LocalDate date, int serial) {}

  /** @param offset of the last record of the partition that counts; {@code sha256} of all up to it */
  public record Seal(int partition, long offset, String sha256) {}

  /** @param rates by {@code official}, {@code provable}, {@code unflagged}, {@code citizen} */
  public record OnTime(LocalDate from, LocalDate to, List<Seal> seal, Map<String, Rate> rates, int unproven,
      List<MissingSerial> missingSerials, Claim claim) {}

  /** A row of form 06; field, programme and ward are null in sums over them. */
  public record Row(@Nullable String field, @Nullable String programme, @Nullable String ward, int received,
      int receivedOnline, int receivedDirect, int carriedOver, int resolved, int before, int on, int late, int open,
      int openInTime, int openOverdue, int withdrawn) {}

  /** @param waiting open, and waiting for papers after a lawful request */
  public record Notes(int withdrawn, int waiting) {}

  public record Form06(LocalDate from, LocalDate to, List<Seal> seal, List<Row> rows, Row total, Notes notes,
      @Nullable String digest) {}

  /** @param column such as {@code openOverdue}; field, programme and ward are null for the sum over all */
  public record Cell(String column, @Nullable String field, @Nullable String programme, @Nullable String ward) {}

  public record Behind(LocalDate from, LocalDate to, int count, int page, int pages, List<Entry> dossiers) {}

  /** @param due null while papers are awaited, or where none can be computed */
  public record Entry(@Nullable String code, String programme, String ward, String applicantName,
      @Nullable LocalDate acceptedOn, @Nullable LocalDate due, @Nullable LocalDate closedOn,
      @Nullable String resultClass, @Nullable String openState) {}

  public record Backlog(String step, String ward, String urgency, int count) {}

  /** Any of these steps and of these urgencies; ward and programme are null for all. */
  public record Waiting(List<ReportingClient.Step> steps, List<ReportingClient.Urgency> urgencies,
      @Nullable String ward, @Nullable String programme) {}

  public record InAndOut(LocalDate from, LocalDate to, List<Flow> pieces) {}

  /** @param open being handled at the end of the last day */
  public record Flow(LocalDate from, LocalDate to, int received, int resolved, int withdrawn, int open) {

    /** Whatever needs no more handling. */
    public int out() {
      return resolved + withdrawn;
    }
  }

  public record Forecast(LocalDate asOf, LocalDate measuredFrom, Outlook outlook, @Nullable Integer open,
      List<Risk> atRisk) {

    /** How many dossiers are open; a service older than the question answers with all of them. */
    public int total() {
      return open == null ? atRisk.size() : open;
    }
  }

  /** @param expectedLate that fall due by {@code until}; {@code chanceNoFurther} that none of those is late */
  public record Outlook(LocalDate until, int overdueNow, double expectedLate, double chanceNoFurther,
      double chanceOfNone) {}

  public record Risk(String code, String programme, String ward, @Nullable String stage, LocalDate due,
      double chanceLate) {}

  /** @param states how many of the period's findings stand in which state, whatever was asked for */
  public record Findings(int total, Map<String, Integer> states, List<Finding> findings) {}

  public record Finding(String state, Question question) {}

  /** @param event null where it rests on another dossier; {@code review} null while it is open */
  public record Question(String code, String programme, String ward, ReportingClient.Finding finding, String article,
      @Nullable Action event, @Nullable Reviewed review) {}

  public record Action(String actor, Instant occurredAt, Instant recordedAt) {}

  public record Reviewed(String verdict, String reason, String by, Instant at) {}

  /** @param verdict EXPLAINED or CONFIRMED; {@code action} what the finding rests on */
  public record Review(String code, String flag, String action, String verdict, String reason) {}
}
