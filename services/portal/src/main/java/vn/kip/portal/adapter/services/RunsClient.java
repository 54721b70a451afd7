package vn.kip.portal.adapter.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The runs of a month and the grants in them. All amounts are whole dong; months are written {@code YYYY-MM}. */
public final class RunsClient {

  private final ServiceCalls calls;

  RunsClient(ServiceCalls calls) {
    this.calls = calls;
  }

  /** The newest first. */
  public List<Run> runs() {
    return List.of(calls.get(Run[].class, "/runs"));
  }

  public Run run(String month, int number) {
    return calls.get(Run.class, "/runs/{month}?number={number}", month, number);
  }

  /** Grants of a run that changed so; all that are held where {@code change} is null. */
  public Lines lines(String month, int number, @Nullable String change, int page) {
    return change == null
        ? calls.get(Lines.class, "/runs/{month}/lines?number={number}&held=true&page={page}", month, number, page)
        : calls.get(Lines.class, "/runs/{month}/lines?number={number}&change={change}&page={page}", month, number,
            change, page);
  }

  /** @param atOldRate why it goes on though a rate is undecided; null where it must not */
  public Run prepare(String month, int number, @Nullable String atOldRate) {
    var body = new LinkedHashMap<String, Object>();
    body.put("number", number);
    if (atOldRate != null) {
      body.put("atOldRate", atOldRate);
    }
    return calls.command(Run.class, UUID.randomUUID(), body, "/runs/{month}", month);
  }

  public Run release(String month, int number) {
    return calls.command(Run.class, UUID.randomUUID(), Map.of(), "/runs/{month}/release?number={number}", month,
        number);
  }

  public Run cancel(String month, int number) {
    return calls.command(Run.class, UUID.randomUUID(), Map.of(), "/runs/{month}/cancellation?number={number}", month,
        number);
  }

  public Monthly grant(String dossier) {
    return calls.get(Monthly.class, "/grants/{dossier}/monthly", dossier);
  }

  /** Changes that wait for a signature. */
  public Proposals proposals(int page) {
    return calls.get(Proposals.class, "/grants/changes?page={page}", page);
  }

  /** @param kind DIED or MOVED_AWAY */
  public void report(String dossier, UUID key, String kind, LocalDate on) {
    calls.command(JsonNode.class, key, Map.of("kind", kind, "on", on.toString()), "/grants/{dossier}/life-events",
        dossier);
  }

  public void sign(String dossier, UUID key, String proposal, String decisionNo) {
    calls.command(JsonNode.class, key, Map.of("proposal", proposal, "decisionNo", decisionNo),
        "/grants/{dossier}/changes/signature", dossier);
  }

  public void decline(String dossier, UUID key, String proposal, String reason) {
    calls.command(JsonNode.class, key, Map.of("proposal", proposal, "reason", reason),
        "/grants/{dossier}/changes/refusal", dossier);
  }

  /** @param state PREPARED, RELEASED, ORDERED or CANCELLED */
  public record Run(String month, int number, String state, Instant knownAt, String preparedBy,
      @Nullable String atOldRate, @Nullable String releasedBy, @Nullable Instant releasedAt, LocalDate transferBy,
      LocalDate settleBy, int lines, long total, int held, long heldTotal, int overpaid, @Nullable Bridge bridge) {}

  /** Why a month's list differs from the last one. */
  public record Bridge(Sum last, Map<String, Sum> changes, Sum regular, Sum backPay, Sum carried, Sum advance,
      Sum paidAhead, long total) {}

  public record Sum(int grants, long dong) {}

  public record Lines(long total, List<Line> lines) {}

  public record Line(Entry entry, @Nullable String name) {}

  /** @param hold what it waits for, {@code of} the earlier grant of a duplicate; null where it is paid */
  public record Entry(String dossier, String grant, String programme, @Nullable Owed line, @Nullable String hold,
      @Nullable String of, long regular, @Nullable String change, long before) {}

  /** What a grant is owed in a run. */
  public record Owed(String ward, String method, List<Part> parts) {

    public long amount() {
      return parts.stream().mapToLong(Part::amount).sum();
    }
  }

  /** @param kind CARRIED, REGULAR, BACK_PAY or ADVANCE */
  public record Part(String month, String kind, long amount) {}

  /** A running grant. */
  public record Monthly(String dossier, @Nullable String code, @Nullable String name, String grant, String state,
      String programme, String ward, String method, String entitledFrom, LocalDate decidedOn,
      @Nullable String paidThrough, @Nullable String lastMonth, boolean isDeceased, List<Allowance> parts,
      List<Proposal> proposals, List<Payment> payments) {}

  public record Allowance(String category, @Nullable BigDecimal coefficient, @Nullable Long amount) {}

  public record Payment(String orderId, long amount, @Nullable RunLine run, boolean isUnderWay, boolean hasArrived) {}

  public record RunLine(String month, int number, String preparedBy, List<Part> parts) {}

  public record Proposals(long total, List<Waiting> proposals) {}

  public record Waiting(String dossier, @Nullable String code, @Nullable String name, String programme, String ward,
      Proposal proposal) {}

  public record Proposal(String id, Change change, String reason, String article, String by, Instant at) {}

  /** @param kind ADJUST, STOP, SUSPEND, RESUME, DEATH, MOVE_OUT or MOVE */
  public record Change(String kind, String from, @Nullable List<Allowance> parts, @Nullable Boolean backPay,
      @Nullable LocalDate deathDate, @Nullable String ward) {}
}
