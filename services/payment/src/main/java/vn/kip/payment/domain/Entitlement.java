package vn.kip.payment.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.PaymentEvent.MonthlyPart;
import vn.kip.events.PaymentEvent.Running;
import vn.kip.programmes.ProgrammeVersion.Payment;

/** What a decision entitles a person to, month by month. */
public final class Entitlement {

  private Entitlement() {}

  /**
   * The running grant of a decision.
   *
   * @param amount whole dong a month, as signed: where the chairman signed another one than the rules propose, it is a
   *     fixed amount and no multiple of a standard
   * @param standard of the programme's series on the day of the decision, whole dong; null where it has none. An amount that
   *     is the standard itself follows it
   * @param decidedOn local day of the decision; the first month where the assessment names none
   */
  public static Running running(DossierSubmitted submission, Payment payment, @Nullable DossierAssessed assessment,
      long amount, @Nullable Long standard, LocalDate decidedOn) {
    var parts = parts(assessment, amount, standard, YearMonth.from(decidedOn));
    return new Running(submission.programme(), submission.applicant().identityNumber(), submission.ward(), decidedOn,
        payment.series(), payment.isDueInDeathMonth(), false, parts);
  }

  private static List<MonthlyPart> parts(@Nullable DossierAssessed assessment, long amount, @Nullable Long standard,
      YearMonth ofDecision) {
    if (assessment == null || assessment.amount() == null || assessment.amount() != amount) {
      return List.of(new MonthlyPart("", null, amount, ofDecision));
    }
    if (!assessment.parts().isEmpty()) {
      return assessment.parts().stream().map(part -> new MonthlyPart(part.category(), part.coefficient(), null,
          month(part.entitledFrom(), ofDecision))).toList();
    }
    var from = month(assessment.entitledFrom(), ofDecision);
    var category = assessment.category() == null ? "" : assessment.category();
    var coefficient = assessment.coefficient() == null && standard != null && standard == amount
        ? BigDecimal.ONE
        : assessment.coefficient();
    return List.of(coefficient == null
        ? new MonthlyPart(category, null, amount, from)
        : new MonthlyPart(category, coefficient, null, from));
  }

  private static YearMonth month(@Nullable String from, YearMonth ofDecision) {
    return from == null ? ofDecision : YearMonth.parse(from);
  }
}
