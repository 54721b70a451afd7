package vn.kip.portal.adapter.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import tools.jackson.databind.JsonNode;

/** The ward desk. */
public final class IntakeClient {

  private static final ParameterizedTypeReference<List<Programme>> PROGRAMMES = new ParameterizedTypeReference<>() {
  };

  private final ServiceCalls calls;

  IntakeClient(ServiceCalls calls) {
    this.calls = calls;
  }

  public Dossier dossier(String id) {
    return calls.get(Dossier.class, "/dossiers/{id}", id);
  }

  public List<Programme> programmes() {
    return calls.get(PROGRAMMES, "/programmes");
  }

  /** As it stands on a day; that of acceptance, for a dossier that has been accepted. */
  public Terms terms(String programme, LocalDate on) {
    return calls.get(Terms.class, "/programmes/{code}?on={on}", programme, on);
  }

  /**
   * A command of the desk.
   *
   * @param action last part of its address, such as {@code acceptance}
   */
  public void act(String id, String action, UUID key, Object body) {
    calls.command(JsonNode.class, key, body, "/dossiers/{id}/{action}", id, action);
  }

  /** @return its id, to be named beside the paper */
  public String store(String dossier, String name, String mediaType, byte[] content) {
    return calls.upload(Stored.class, mediaType, content, "/dossiers/{id}/files?name={name}", dossier, name).id();
  }

  record Stored(String id) {}

  /** Reads a list (CSV or XLSX) as the programme's form wants it. */
  public LineList list(String programme, byte[] content) {
    return calls.upload(LineList.class, "text/csv", content, "/programmes/{code}/list", programme);
  }

  /** Sent under the draft's own id, so that it becomes one dossier however often it is sent. */
  public void submit(UUID key, Submission submission) {
    calls.command(JsonNode.class, key, submission, "/dossiers");
  }

  /** Form 01 to 04 as PDF. */
  public byte[] form(String id, String number) {
    return calls.file("/dossiers/{id}/forms/{number}.pdf", id, number);
  }

  /**
   * A dossier as the desk knows it.
   *
   * @param code null before acceptance
   * @param state SUBMITTED, REFUSED_AT_DESK, IN_PROGRESS, WITHDRAWN, DECIDED or RETURNED
   */
  public record Dossier(String id, @Nullable String code, String programme, String ward, String channel,
      Applicant applicant, List<Paper> papers, String state, boolean waitingForPapers, Instant submittedAt,
      @Nullable Instant acceptedAt, List<Happening> timeline, @Nullable Boolean withheld) {

    /** Whether something is shown to those alone who work on it. */
    public boolean isWithheld() {
      return Boolean.TRUE.equals(withheld);
    }
  }

  /** Who has looked at what is withheld from others: at the desk's pages. */
  public List<Look> looks(String id) {
    return List.of(calls.get(Look[].class, "/looks/{id}", id));
  }

  /**
   * A look.
   *
   * @param what was shown, as the service names it; {@code ground} DESK, APPRAISAL or DECISION
   */
  public record Look(Instant at, String officer, String what, String ground) {}

  /** @param birthDate as declared: a day, or a year alone */
  public record Applicant(String name, String sex, @Nullable String identityNumber, @Nullable String birthDate) {}

  /** @param handling SUBMITTED or SHOWN */
  public record Paper(String id, String handling, @Nullable String file) {}

  /** @param open whether a dossier can be accepted today; null from a service older than the question */
  public record Programme(String code, String field, boolean statutory, TwoNames names, @Nullable Boolean open) {

    public boolean takesDossiers() {
      return !Boolean.FALSE.equals(open);
    }
  }

  /**
   * A dossier as it is handed in.
   *
   * @param channel DESK, ONLINE or POST
   */
  public record Submission(String id, String programme, String ward, String channel, Person applicant,
      Map<String, Object> facts, List<Paper> papers) {}

  /** @param birthDate {@code YYYY-MM-DD}, or {@code YYYY}; {@code sex} M or F */
  public record Person(String name, String identityNumber, String birthDate, String sex) {}

  /** @param lines complete only where there are no problems */
  public record LineList(List<Map<String, Object>> lines, List<Problem> problems) {}

  /** @param row as the officer's program numbers it; {@code expected} what would be right */
  public record Problem(int row, String column, TwoNames expected) {}

  /**
   * A version of a programme.
   *
   * @param law what the limit rests on, such as {@code Decree 20/2021 art. 5-8}
   * @param limit as in the law, such as {@code 7 WD}; null where it sets none
   * @param postingWorkingDays null where a dossier is not posted
   * @param schema of the facts, as a JSON Schema with {@code title}, {@code titleEn} and {@code enumNames}
   */
  public record Terms(String code, TwoNames names, String law, @Nullable String limit, List<Stage> stages,
      @Nullable Integer postingWorkingDays,
      List<PaperAsked> papers, List<TwoNames> assumed, @Nullable JsonNode schema) {}

  /** @param actor such as {@code DIVISION}; {@code names} null where the office's settings name it */
  public record Stage(String id, String actor, @Nullable String limit, @Nullable TwoNames names) {}

  /** @param required whether a dossier is complete without it */
  public record PaperAsked(String id, TwoNames names, String handling, boolean required) {}
}
