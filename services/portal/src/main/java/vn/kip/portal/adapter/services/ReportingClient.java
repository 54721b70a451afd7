package vn.kip.portal.adapter.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import vn.kip.deadlines.CalendarRelease;
import vn.kip.deadlines.DeadlineReceipt.StageReceipt;
import vn.kip.office.Role;

/** The fold of the log: one dossier with its clocks, the search, and worklists. */
public final class ReportingClient {

  private static final ParameterizedTypeReference<List<Hit>> HITS = new ParameterizedTypeReference<>() {
  };

  private final ServiceCalls calls;

  ReportingClient(ServiceCalls calls) {
    this.calls = calls;
  }

  public Dossier byCode(String code) {
    return calls.get(Dossier.class, "/dossiers/by-code?code={code}", code);
  }

  /** Form 05 as PDF: who had the dossier when. */
  public byte[] controlSlip(String code) {
    return calls.file("/dossiers/control-slip.pdf?code={code}", code);
  }

  /** By code, identity number, or a part of the name with or without its marks. */
  public List<Hit> search(String query) {
    return isIdentityNumber(query)
        ? List.of(calls.question(Hit[].class, Map.of("query", query.strip()), "/dossiers/search"))
        : calls.get(HITS, "/dossiers?query={query}", query);
  }

  /** A person's number: it stands in no address. */
  public static boolean isIdentityNumber(String text) {
    return text.strip().matches("[0-9]{9}|[0-9]{12}");
  }

  /** What a desk has to do, the most urgent first. */
  public Worklist worklist(Desk desk, Part part, int page, int size) {
    var address = new StringBuilder("/worklist?desk={desk}&page={page}&size={size}");
    var values = new ArrayList<@Nullable Object>(List.of(desk, page, size));
    part.asked().forEach((name, value) -> {
      address.append('&').append(name).append("={").append(name).append('}');
      values.add(value);
    });
    return calls.get(Worklist.class, address.toString(), values.toArray());
  }

  /** Whose list: the ward's, the division's, the chairman's. */
  public enum Desk {
    WARD(Role.WARD_OFFICER),
    DIVISION(Role.APPRAISER),
    CHAIRMAN(Role.DECIDER);

    private final Role role;

    Desk(Role role) {
      this.role = role;
    }

    /** Who works at it. */
    public Role role() {
      return role;
    }

    /** Empty for roles without a desk. */
    public static Optional<Desk> of(Role role) {
      return Arrays.stream(values()).filter(desk -> desk.role == role).findFirst();
    }
  }

  /** What has to be done next. */
  public enum Step {
    ACCEPT,
    RECEIVE_PAPERS,
    POST,
    FORWARD,
    APPRAISE,
    DECIDE,
    RETURN_RESULT
  }

  /** How pressing it is, as reporting counts it. */
  public enum Urgency {
    LATE,
    TODAY,
    NEAR,
    IN_TIME,
    NOT_ACCEPTED,
    WAITING,
    DECIDED,
    UNPROVEN
  }

  /** Which part of a list; null for all of it. */
  public record Part(@Nullable Urgency urgency, @Nullable Step step, @Nullable String programme) {

    /** By the name of the parameter, in one order. */
    public Map<String, String> asked() {
      var asked = new LinkedHashMap<String, String>();
      if (urgency != null) {
        asked.put("urgency", urgency.name());
      }
      if (step != null) {
        asked.put("step", step.name());
      }
      if (programme != null) {
        asked.put("programme", programme);
      }
      return asked;
    }
  }

  /** @param total of the part asked for; the counts are of the whole list */
  public record Worklist(long total, Map<Urgency, Long> byUrgency, Map<Step, Long> byStep, List<Item> items) {

    /** How long the whole list is. */
    public long all() {
      return byUrgency.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * One thing to do.
   *
   * @param dueAt the very end of a limit in hours; null for limits in days
   * @param workingDaysLeft negative since it is late; null without a due date, and where no calendar reaches so far
   */
  public record Item(String id, @Nullable String code, String programme, String ward, String applicantName,
      String channel, Step next, Instant submittedAt, @Nullable LocalDate due, @Nullable Instant dueAt, Urgency urgency,
      @Nullable Integer workingDaysLeft, List<String> flags) {}

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

  /** @param calendarRelease ids of the releases counted with */
  public record Receipt(String calendarRelease, LocalDate start, List<StageReceipt> stages) {

    /** Whether not all days off until the due date are announced. */
    public boolean provisional() {
      return CalendarRelease.isProvisional(calendarRelease);
    }
  }

  /** @param flag such as {@code D4}; {@code action} what it rests on */
  public record Finding(String flag, String action, String why, String vi) {

    public TwoNames text() {
      return new TwoNames(vi, why);
    }
  }
}
