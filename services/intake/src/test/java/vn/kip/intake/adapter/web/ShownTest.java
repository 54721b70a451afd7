package vn.kip.intake.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.NewEvent;
import vn.kip.discretion.Discretion;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.Paper;
import vn.kip.events.IntakeEvent.Sex;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;
import vn.kip.office.Officer;
import vn.kip.office.Role;
import vn.kip.programmes.Catalogue;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.RefusedException;

/** A11: what is sensitive is seen by those who work on the dossier now, and each of their looks is recorded. */
class ShownTest {

  private static final Instant NOW = Instant.parse("2022-03-16T02:00:00Z");
  private static final OfficerId WARD = new OfficerId("ward-19333-1");

  private final MemoryLooks looks = new MemoryLooks();

  @Test
  void the_ward_and_who_appraises_see_it_and_are_recorded() {
    var file = accepted();

    assertThat(shownTo(Role.WARD_OFFICER, "19333").of(file).toString()).contains("hiv", "hivConfirmation");
    assertThat(shownTo(Role.APPRAISER, null).of(file).toString()).contains("hiv", "hivConfirmation");

    assertThat(looks.looks).extracting(look -> look.officer() + " " + look.what() + " " + look.ground())
        .containsExactly("officer dossier DESK", "officer dossier APPRAISAL");
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = {"PAYMENT_OFFICER", "SUPERVISOR", "AUDITOR"})
  void whoever_does_not_work_on_it_sees_nothing_of_it(Role role) {
    var view = shownTo(role, null).of(accepted());

    assertThat(view.toString()).doesNotContainIgnoringCase("hiv");
    assertThat(view.withheld()).isTrue();
    assertThat(view.applicant().name()).isEqualTo("Bùi Thị Đào");
    assertThat(looks.looks).isEmpty();
  }

  @Test
  void once_it_is_decided_it_is_nobodys_to_appraise() {
    var decided = accepted().received(new CaseRecord(new DossierId("dossier-1"), Producer.ELIGIBILITY, 1, NOW, NOW,
        new OfficerId("chair-1"), null, null,
        new DecisionSigned(Outcome.GRANTED, "1/QĐ", new OfficerId("chair-1"), 1L, null)));

    assertThat(shownTo(Role.APPRAISER, null).of(decided).toString()).doesNotContainIgnoringCase("hiv");
    assertThat(shownTo(Role.WARD_OFFICER, "19333").of(decided).toString()).contains("hiv");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> shownTo(Role.SUPERVISOR, null).requireWork(decided, "form 01"))
        .satisfies(refused -> assertThat(refused.refusal().key()).isEqualTo("dossier.withheld"));
  }

  @Test
  void a_dossier_with_nothing_sensitive_is_shown_to_all_and_nobodys_look_is_recorded() {
    var file = submitted("SOC_MONTHLY", Map.of("hiv", false, "single", true), "identity");

    assertThat(shownTo(Role.SUPERVISOR, null).of(file).withheld()).isFalse();
    assertThat(shownTo(Role.SUPERVISOR, null).of(file).toString()).doesNotContain("hiv").contains("single");
    shownTo(Role.APPRAISER, null).of(file);
    assertThat(looks.looks).isEmpty();
  }

  @Test
  void a_child_in_danger_has_no_name_but_for_those_who_work_on_it() {
    var file = submitted("CHILD_URGENT", Map.of("danger", "ABUSE"), "identity");

    var seen = shownTo(Role.SUPERVISOR, null).of(file);
    assertThat(seen.applicant().name()).isEqualTo("B. T. Đ.");
    assertThat(seen.toString()).doesNotContain("Bùi", "045172302395", "1972-12-19", "ABUSE");
    assertThat(shownTo(Role.WARD_OFFICER, "19333").of(file).applicant().name()).isEqualTo("Bùi Thị Đào");
  }

  private static CaseFile accepted() {
    return submitted("SOC_MONTHLY", Map.of("hiv", true), "hivConfirmation").recorded(List.of(NewEvent.live(
        new DossierAccepted("000.18.25.H50-220316-0001", "SOC_MONTHLY@2020-01-01", null), NOW, WARD)));
  }

  private static CaseFile submitted(String programme, Map<String, @Nullable Object> facts, String paper) {
    var applicant = new Applicant("Bùi Thị Đào", "045172302395", "1972-12-19", Sex.F);
    return CaseFile.empty(new DossierId("dossier-1"), Producer.INTAKE).recorded(List.of(NewEvent.live(
        new DossierSubmitted(programme, "19333", Channel.DESK, applicant, facts,
            List.of(new Paper(paper, Paper.Handling.SHOWN, null))),
        NOW, WARD)));
  }

  private Shown shownTo(Role role, @Nullable String ward) {
    return new Shown(new Discretion(Catalogue.bundled()), looks, new CurrentOfficer() {

      @Override
      public Officer get() {
        return new Officer(new OfficerId("officer"), Set.of(role), ward);
      }
    });
  }
}
