package vn.kip.portal.adapter.services;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assessments, appraisals and decisions. */
public final class EligibilityClient {

  private final ServiceCalls calls;

  EligibilityClient(ServiceCalls calls) {
    this.calls = calls;
  }

  public Dossier dossier(String id) {
    return calls.get(Dossier.class, "/dossiers/{id}", id);
  }

  public record Dossier(@Nullable Assessment assessment, @Nullable Proposal proposal, @Nullable Decision decision) {}

  /**
   * What the rules say.
   *
   * @param status ELIGIBLE, INELIGIBLE, NEEDS_FACTS, NEEDS_APPRAISAL or NEEDS_REGISTER
   * @param amount whole dong
   * @param entitledFrom {@code YYYY-MM}
   */
  public record Assessment(String status, @Nullable String category, @Nullable BigDecimal coefficient,
      @Nullable Long amount, @Nullable String entitledFrom, List<Failed> failed, List<String> missing,
      List<RuleTried> trace, String rules) {}

  public record Failed(String rule, String article, String vi, String en) {}

  /** @param why in English; {@code vi} in Vietnamese, null in older assessments */
  public record RuleTried(String rule, boolean held, String article, String why, @Nullable String vi) {}

  /** @param proposal GRANT or REFUSE */
  public record Proposal(String proposal, @Nullable Long amount, @Nullable String note) {}

  /** @param outcome GRANTED or REFUSED */
  public record Decision(String outcome, @Nullable String decisionNo, String signer, @Nullable Long amount,
      @Nullable String reason) {}
}
