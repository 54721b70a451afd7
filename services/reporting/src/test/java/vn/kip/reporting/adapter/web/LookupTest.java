package vn.kip.reporting.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.IntakeEvent;
import vn.kip.programmes.Catalogue;
import vn.kip.reporting.domain.CaseReading.State;
import vn.kip.reporting.domain.Dossier;
import vn.kip.reporting.domain.NextStep;

/** Who has a code learns where the dossier stands, and nothing of the person. */
class LookupTest {

  private static final Catalogue CATALOGUE = Catalogue.bundled();

  private final Dossier dossier = Dossier.accepted("2022-03-01 08:00", "CHILD_PLAN");

  @Test
  void the_answer_has_no_field_and_no_word_of_the_person_or_of_an_officer() {
    dossier.with("2022-03-01 09:00", new IntakeEvent.SupplementRequested(
        List.of("identity", "Giấy khai sinh của Bùi Thị Đào"), "Bà Đào quên", null));

    var json = JsonMapper.builder().build().valueToTree(LookupController.View.of(dossier.reading(), CATALOGUE));

    assertThat(json.propertyNames()).containsExactlyInAnyOrder("state", "next", "stageActor", "stage", "programme",
        "promised", "provisional", "promisedAnew", "missing", "otherMissing");
    assertThat(json.toString()).doesNotContain("Đào", "045172302395", "1972", "officer", "19333", "khai sinh");
  }

  @Test
  void papers_of_the_catalogue_are_named_and_others_are_counted() {
    dossier.with("2022-03-01 09:00",
        new IntakeEvent.SupplementRequested(List.of("identity", "Giấy khác"), "Thiếu", null));
    var waiting = LookupController.View.of(dossier.reading(), CATALOGUE);
    assertThat(waiting.state()).isEqualTo(State.WAITING);
    assertThat(waiting.missing()).singleElement().satisfies(paper -> assertThat(paper.en()).isEqualTo("identity card"));
    assertThat(waiting.otherMissing()).isEqualTo(1);
    assertThat(waiting.promised()).isNull();

    dossier.with("2022-03-02 09:00", new IntakeEvent.SupplementReceived(null));
    var complete = LookupController.View.of(dossier.reading(), CATALOGUE);
    assertThat(complete.missing()).isEmpty();
    assertThat(complete.otherMissing()).isZero();
    assertThat(complete.promised()).isEqualTo(LocalDate.parse("2022-03-09"));
  }

  @Test
  void what_was_sent_back_is_at_the_stage_that_appraises_and_the_reason_is_not_told() {
    dossier.with("2022-03-01 09:00", new IntakeEvent.DossierForwarded("ward"))
        .with("2022-03-02 09:00", new DossierAppraised(Outcome.Proposal.GRANT, null, null))
        .with("2022-03-02 10:00", new IntakeEvent.DossierForwarded("decide"))
        .with("2022-03-03 09:00", new AppraisalReturned("Bà Đào nộp nhầm"));

    var view = LookupController.View.of(dossier.reading(), CATALOGUE);

    assertThat(view.stageActor()).isNotEqualTo("WARD_CHAIRMAN");
    assertThat(view.next()).isEqualTo(NextStep.APPRAISE);
    assertThat(JsonMapper.builder().build().valueToTree(view).toString()).doesNotContain("Đào");
  }

  @Test
  void the_stage_and_a_new_appointment_are_told() {
    dossier.with("2022-03-01 09:00", new IntakeEvent.DossierForwarded("decide"))
        .with("2022-03-09 09:00", new IntakeEvent.ApologySent(LocalDate.parse("2022-03-15"), "Đông việc"));

    var view = LookupController.View.of(dossier.reading(), CATALOGUE);

    assertThat(view.stageActor()).isEqualTo("WARD_CHAIRMAN");
    assertThat(view.next()).isEqualTo(NextStep.APPRAISE);
    assertThat(view.promisedAnew()).isEqualTo(LocalDate.parse("2022-03-15"));
    assertThat(view.promised()).isEqualTo(LocalDate.parse("2022-03-08"));
  }
}
