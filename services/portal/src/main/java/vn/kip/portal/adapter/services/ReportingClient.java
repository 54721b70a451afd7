package vn.kip.portal.adapter.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import tools.jackson.databind.JsonNode;
import vn.kip.deadlines.DeadlineReceipt.StageReceipt;

/** The fold of the log: one dossier with its clocks, the search, and reports. */
public final class ReportingClient {

  private static final ParameterizedTypeReference<List<Hit>> HITS = new ParameterizedTypeReference<>() {
  };

  private final ServiceCalls calls;
  private final ServiceCalls reports;

  /** @param reports the same service, given more time */
  ReportingClient(ServiceCalls calls, ServiceCalls reports) {
    this.calls = calls;
    this.reports = reports;
  }

  public Dossier byCode(String code) {
    return calls.get(Dossier.class, "/dossiers/by-code?code={code}", code);
  }

  /** By code, identity number, or a part of the name with or without its marks. */
  public List<Hit> search(String query) {
    return calls.get(HITS, "/dossiers?query={query}", query);
  }

  /** How much of a period was on time, as the report has it. */
  public JsonNode onTime(LocalDate from, LocalDate to) {
    return reports.get(JsonNode.class, "/reports/on-time?from={from}&to={to}", from, to);
  }

  /** @param code null before acceptance; {@code state} is one of {@link Dossier}'s */
  public record Hit(String id, @Nullable String code, String programme, String ward, String applicantName,
      String state) {}

  /**
   * A dossier as its facts tell it.
   *
   * @param state SUBMITTED, REFUSED_AT_DESK, OPEN, WAITING, WITHDRAWN, DECIDED or RETURNED
   * @param citizenDue the due date, had the clock never been stopped or started again
   * @param moments {@code t0} handed over … {@code t5} paid
   */
  public record Dossier(@Nullable String code, String programme, String ward, String state, Due due,
      @Nullable LocalDate citizenDue, Map<String, Instant> moments, List<Finding> findings,
      List<PaymentClient.Settled> payments, List<Happening> timeline) {}

  /** @param date null while papers are awaited, or where none can be computed */
  public record Due(@Nullable LocalDate date, @Nullable Receipt receipt, @Nullable String unprovenBecause) {}

  public record Receipt(String calendarRelease, LocalDate start, List<StageReceipt> stages) {}

  /** @param flag such as {@code D4}; {@code action} what it rests on */
  public record Finding(String flag, String action, String why) {}
}
