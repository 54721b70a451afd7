package vn.kip.discretion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EligibilityEvent.Part;
import vn.kip.events.EligibilityEvent.PersonFinding;
import vn.kip.events.EligibilityEvent.RuleTried;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.Sex;
import vn.kip.events.OfficerId;
import vn.kip.office.Officer;
import vn.kip.office.Role;
import vn.kip.programmes.Catalogue;

class DiscretionTest {

  private static final String MONTHLY = "SOC_MONTHLY";
  private final Discretion discretion = new Discretion(Catalogue.bundled());

  @Test
  void what_grants_by_a_sensitive_category_shows_the_amount_and_not_the_ground() {
    var shown = discretion.withheld(MONTHLY, true, assessed("K8"));

    assertThat(shown.amount()).isEqualTo(540_000);
    assertThat(shown.status()).isEqualTo(Status.ELIGIBLE);
    assertThat(shown.toString()).doesNotContain("K8").doesNotContainIgnoringCase("hiv");
    assertThat(shown.trace()).isEmpty();
  }

  @Test
  void of_another_dossier_only_the_sensitive_rows_are_left_out() {
    var shown = discretion.withheld(MONTHLY, false, assessed("K5c"));

    assertThat(shown.category()).isEqualTo("K5c");
    assertThat(shown.trace()).extracting(RuleTried::rule).containsExactly("register: residence", "K5c");
    assertThat(shown.trace().getFirst().values()).as("what the register holds").isNull();
  }

  @ParameterizedTest
  @CsvSource({"K8,true", "K4+K8,true", "K3,true", "K5c,false", "K80,false"})
  void a_category_is_sensitive_alone_and_beside_others(String category, boolean sensitive) {
    assertThat(discretion.isSensitive(MONTHLY, assessed(category))).isEqualTo(sensitive);
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,false", ",false"})
  void a_no_makes_no_dossier_sensitive(@Nullable Boolean hiv, boolean sensitive) {
    var facts = new java.util.HashMap<String, @Nullable Object>();
    facts.put("hiv", hiv);
    var applicant = new Applicant("Bùi Thị Đào", "045172302395", "1972-12-19", Sex.F);

    assertThat(discretion.isSensitive(
        new DossierSubmitted(MONTHLY, "19333", Channel.DESK, applicant, facts, List.of()), null)).isEqualTo(sensitive);
  }

  @Test
  void officers_own_words_of_a_sensitive_dossier_are_left_out() {
    var appraised = new DossierAppraised(Outcome.Proposal.GRANT, 540_000L, "bệnh nhân HIV, hộ nghèo");

    assertThat(discretion.withheld(MONTHLY, true, appraised))
        .isEqualTo(new DossierAppraised(Outcome.Proposal.GRANT, 540_000L, null));
    assertThat(discretion.withheld(MONTHLY, false, appraised)).isEqualTo(appraised);
  }

  @Test
  void a_programme_that_hides_an_identity_is_listed_by_initials() {
    assertThat(discretion.name("CHILD_URGENT", " Nguyễn  Thị Ánh ")).isEqualTo("N. T. Á.");
    assertThat(discretion.name(MONTHLY, "Nguyễn Thị Ánh")).isEqualTo("Nguyễn Thị Ánh");
  }

  @ParameterizedTest
  @CsvSource({"WARD_OFFICER,19333,DESK,DESK", "WARD_OFFICER,19333,DECIDED,DESK", "WARD_OFFICER,19333,CLOSED,",
      "WARD_OFFICER,19348,UNDER_WAY,", "APPRAISER,,UNDER_WAY,APPRAISAL", "APPRAISER,,DECIDED,", "APPRAISER,,DESK,",
      "DECIDER,,UNDER_WAY,DECISION", "DECIDER,,DECIDED,", "PAYMENT_OFFICER,,UNDER_WAY,", "SUPERVISOR,,UNDER_WAY,",
      "AUDITOR,,UNDER_WAY,"})
  void who_works_on_a_dossier(Role role, @Nullable String ward, Work.Stage stage, Work.@Nullable Ground ground) {
    var officer = new Officer(new OfficerId("officer"), Set.of(role), ward);

    assertThat(Work.of(officer, "19333", stage).orElse(null)).isEqualTo(ground);
  }

  private static DossierAssessed assessed(String category) {
    return new DossierAssessed(LocalDate.of(2022, 3, 16), Status.ELIGIBLE, category, new BigDecimal("1.5"), 540_000L,
        "2022-03", List.of(new Part(category, new BigDecimal("1.5"), 540_000, "2022-03")), List.of(),
        List.of("hiv"),
        List.of(new RuleTried("register: residence", false, "register", PersonFinding.RESIDENT, List.of("19348")),
            new RuleTried("K3 under 4", false, "art. 5(3)", "has HIV: false", "Nhiễm HIV/AIDS: không"),
            new RuleTried("K8", false, "art. 5(8)", "has HIV: false", "Nhiễm HIV/AIDS: không"),
            new RuleTried("K5c", true, "art. 5(5)c", "age 82", "82 tuổi")),
        List.of(), "rules", null, null, null);
  }
}
