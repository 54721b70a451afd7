package vn.kip.portal.adapter.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Assessments, appraisals and decisions. */
public final class EligibilityClient {

  private final ServiceCalls calls;

  EligibilityClient(ServiceCalls calls) {
    this.calls = calls;
  }

  public Dossier dossier(String id) {
    return calls.get(Dossier.class, "/dossiers/{id}", id);
  }

  /** Proposals that were sent back and not made anew; at most a page of them, earliest accepted first. */
  public List<SentBack> sentBack() {
    return calls.get(Page.class, "/dossiers?state=RETURNED&page=0").dossiers();
  }

  /** What an identity number itself and the population register say to a person's particulars; never what the register holds. */
  public PersonCheck check(String identityNumber, String name, String birthDate, String sex) {
    return calls.question(PersonCheck.class,
        Map.of("identityNumber", identityNumber, "name", name, "birthDate", birthDate, "sex", sex), "/persons/check");
  }

  /** What the population register holds of the applicant; each look is recorded. */
  public Held register(String id) {
    return calls.get(Held.class, "/dossiers/{id}/register", id);
  }

  /** @param person null where nobody has the number, or the register does not answer */
  public record Held(boolean away, @Nullable Person person) {}

  /** @param status ALIVE, DEAD or MOVED */
  public record Person(String name, String birthDate, String ward, String status, @Nullable String deathDate) {}

  /** Who has looked at assessments that are withheld from others. */
  public List<IntakeClient.Look> looks(String id) {
    return List.of(calls.get(IntakeClient.Look[].class, "/looks/{id}", id));
  }

  /**
   * Proposes to the one who decides.
   *
   * @param proposal GRANT or REFUSE
   * @param amount whole dong
   */
  public void appraise(String id, UUID key, String proposal, @Nullable Long amount, @Nullable String note) {
    calls.command(JsonNode.class, key, body("proposal", proposal, "amount", amount, "note", note),
        "/dossiers/{id}/appraisal", id);
  }

  /**
   * Signs.
   *
   * @param outcome GRANTED or REFUSED
   * @param amount whole dong
   */
  public void decide(String id, UUID key, String outcome, String decisionNo, @Nullable Long amount,
      @Nullable String reason) {
    calls.command(JsonNode.class, key,
        body("outcome", outcome, "decisionNo", decisionNo, "amount", amount, "reason", reason),
        "/dossiers/{id}/decision", id);
  }

  /** Sends the proposal back to those who appraise; it no longer stands. */
  public void sendBack(String id, UUID key, String reason) {
    calls.command(JsonNode.class, key, body("reason", reason), "/dossiers/{id}/appraisal-return", id);
  }

  /** Names and values in turn; what is not known is left out. */
  private static Map<String, Object> body(@Nullable Object... namesAndValues) {
    var body = new HashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      var value = namesAndValues[i + 1];
      if (value != null) {
        body.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return body;
  }

  /**
   * An answer.
   *
   * @param contradiction between the number and the particulars; null where there is none
   * @param register KNOWN, UNKNOWN or AWAY
   * @param differs NAME, BIRTH_DATE, WARD
   * @param status ALIVE, DEAD or MOVED; null where the register does not know
   */
  public record PersonCheck(@Nullable Contradiction contradiction, String register, List<String> differs,
      @Nullable String status) {}

  /**
   * What contradicts the particulars.
   *
   * @param finding a person's, such as NUMBER_OF_ANOTHER_YEAR
   */
  public record Contradiction(String finding, @Nullable List<String> values) {}

  /**
   * A dossier as the rules and those who decide see it.
   *
   * @param proposal the one that stands
   * @param returned how the last proposal was sent back; null when another has come since
   */
  public record Dossier(@Nullable Assessment assessment, @Nullable Proposal proposal, @Nullable Returned returned,
      @Nullable Decision decision) {}

  /** @param by who sent it back, and {@code reason} why */
  public record Returned(String reason, String by, Instant at) {}

  public record SentBack(String id, @Nullable String code, Returned returned) {}

  private record Page(List<SentBack> dossiers) {}

  /**
   * What the rules say.
   *
   * @param status ELIGIBLE, INELIGIBLE, NEEDS_FACTS, NEEDS_APPRAISAL or NEEDS_REGISTER
   * @param amount whole dong
   * @param entitledFrom {@code YYYY-MM}
   * @param nearest the rules that came closest, when ineligible; null in older assessments
   * @param lines one per member of a list; null where the answer tells none
   */
  public record Assessment(String status, @Nullable String category, @Nullable BigDecimal coefficient,
      @Nullable Long amount, @Nullable String entitledFrom, List<Failed> failed, List<String> missing,
      List<RuleTried> trace, String rules, @Nullable List<NearMiss> nearest, @Nullable List<Line> lines) {}

  /**
   * What would have to be otherwise.
   *
   * @param from the day from which age alone will have made the rule hold; null where more than age is in the way
   */
  public record NearMiss(String rule, String article, String vi, String en, @Nullable LocalDate from) {}

  /**
   * A condition that refuses.
   *
   * @param obstacle what is in the way that is no rule of the catalogue; null where {@code vi} and {@code en} say it
   */
  public record Failed(String rule, String article, String vi, String en, @Nullable String obstacle,
      @Nullable List<String> values) {}

  /** @param index from 0; {@code obstacle} and {@code values} as in {@link Failed} */
  public record Line(int index, @Nullable String obstacle, @Nullable List<String> values) {}

  /**
   * A rule that was tried, or a question about the person.
   *
   * @param why in English; {@code vi} in Vietnamese, null in older assessments
   * @param finding what was found of the person; null where {@code why} says it
   */
  public record RuleTried(String rule, boolean held, String article, String why, @Nullable String vi,
      @Nullable String finding, @Nullable List<String> values) {}

  /** @param proposal GRANT or REFUSE */
  public record Proposal(String proposal, @Nullable Long amount, @Nullable String note) {}

  /** @param outcome GRANTED or REFUSED */
  public record Decision(String outcome, @Nullable String decisionNo, String signer, @Nullable Long amount,
      @Nullable String reason) {}
}
