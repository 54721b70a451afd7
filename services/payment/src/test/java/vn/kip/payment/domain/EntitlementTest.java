package vn.kip.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.Part;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.IntakeEvent;
import vn.kip.events.PaymentEvent.MonthlyPart;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.programmes.ProgrammeVersion.Payment;

@DisplayName("What a decision entitles to, month by month")
class EntitlementTest {

  private static final long STANDARD = 360_000;
  private static final LocalDate DECIDED = LocalDate.of(2022, 3, 8);
  private static final YearMonth MARCH = YearMonth.of(2022, 3);

  @Test
  void is_the_assessments_multiple_from_its_month() {
    assertThat(parts(assessed("K6", "2.0", 720_000L, "2022-01"), 720_000))
        .containsExactly(new MonthlyPart("K6", new BigDecimal("2.0"), null, YearMonth.of(2022, 1)));
  }

  @Test
  void begins_with_the_month_of_the_decision_where_the_assessment_names_none() {
    assertThat(parts(assessed("K8", "1.5", 540_000L, null), 540_000))
        .containsExactly(new MonthlyPart("K8", new BigDecimal("1.5"), null, MARCH));
  }

  @Test
  void adds_parts_each_from_its_own_month() {
    var assessed = assessed("K4+K6", "3.0", 1_080_000L, null,
        new Part("K4", new BigDecimal("1.0"), STANDARD, null),
        new Part("K6", new BigDecimal("2.0"), 2 * STANDARD, "2022-02"));
    assertThat(parts(assessed, 1_080_000)).containsExactly(
        new MonthlyPart("K4", new BigDecimal("1.0"), null, MARCH),
        new MonthlyPart("K6", new BigDecimal("2.0"), null, YearMonth.of(2022, 2)));
  }

  @Test
  void follows_the_standard_where_the_amount_is_the_standard_itself() {
    assertThat(parts(assessed(null, null, STANDARD, null), STANDARD))
        .containsExactly(new MonthlyPart("", BigDecimal.ONE, null, MARCH));
  }

  @Test
  void is_a_fixed_amount_where_the_chairman_signed_another_one() {
    assertThat(parts(assessed("K6", "2.0", 720_000L, "2022-01"), 500_000))
        .containsExactly(new MonthlyPart("", null, 500_000L, MARCH));
  }

  private static List<MonthlyPart> parts(DossierAssessed assessed, long amount) {
    var applicant = new IntakeEvent.Applicant("Bùi Thị Đào", "045172302395", "1938", IntakeEvent.Sex.F);
    var submission = new IntakeEvent.DossierSubmitted("ANY", "19333", IntakeEvent.Channel.DESK, applicant, Map.of(),
        List.of());
    var payment = new Payment(ProgrammeVersion.Kind.MONTHLY, 0, "socialStandard", true);
    var running = Entitlement.running(submission, payment, assessed, amount, STANDARD, DECIDED);
    assertThat(running.person()).isEqualTo("045172302395");
    assertThat(running.ward()).isEqualTo("19333");
    return running.parts();
  }

  private static DossierAssessed assessed(@Nullable String category, @Nullable String coefficient, long amount,
      @Nullable String from, Part... parts) {
    return new DossierAssessed(DECIDED, Status.ELIGIBLE, category,
        coefficient == null ? null : new BigDecimal(coefficient), amount, from, List.of(parts), List.of(), List.of(),
        List.of(), List.of(), "rules", null, null, null);
  }
}
