package vn.kip.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.events.DossierId;
import vn.kip.events.DueReceipt;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.IntakeEvent;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.Paper;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.IntakeEvent.SupplementRequested;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;
import vn.kip.office.Officer;
import vn.kip.office.Role;

class DeskTest {

  private static final Instant MONDAY = Instant.parse("2022-01-10T03:00:00Z");
  private static final Instant LATER = Instant.parse("2022-01-11T03:00:00Z");
  private static final CaseFile NEW = CaseFile.empty(DossierId.ofRegister("desk"), Producer.INTAKE);
  private static final Paper DECLARATION = new Paper("declaration", Paper.Handling.SUBMITTED, null);
  private static final DossierCodes CODES = (_, _) -> Optional.of("000.18.25.H50-220110-0001");

  @Test
  void a_dossier_of_another_ward_is_not_this_officers() {
    refused(desk("19348").submit(NEW, submission("19333", "ANY", "045172302395")), "security.other-ward");
  }

  @Test
  void another_role_does_not_let_a_ward_officer_act_at_another_wards_desk() {
    var both = desk("19348", Set.of(Role.WARD_OFFICER, Role.SUPERVISOR));
    var appraising = desk("19348", Set.of(Role.WARD_OFFICER, Role.APPRAISER));

    refused(both.accept(submitted(), CODES), "security.other-ward");
    refused(both.withdraw(submitted(), "rút"), "security.other-ward");
    refused(both.forward(accepted(), "appraise"), "security.other-ward");
    refused(appraising.accept(submitted(), CODES), "security.other-ward");
    refused(appraising.forward(accepted(), "appraise"), "security.other-ward");
    assertThat(desk("19333", Set.of(Role.WARD_OFFICER, Role.APPRAISER)).forward(accepted(), "appraise"))
        .as("an appraiser of the own ward").isInstanceOf(Decision.Events.class);
    assertThat(desk("19333", Set.of(Role.WARD_OFFICER, Role.SUPERVISOR)).accept(submitted(), CODES))
        .as("the own ward").isInstanceOf(Decision.Events.class);
  }

  @Test
  void a_name_is_one_line_without_control_characters() {
    for (var name : List.of("Bùi\nThị Đào", "Bùi\tThị Đào", "Bùi Thị\u0000 Đào", "Bùi\u0085Thị")) {
      var applicant = new IntakeEvent.Applicant(name, "045172302395", "1972-12-19", IntakeEvent.Sex.F);
      refused(
          desk("19333").submit(NEW, new DossierSubmitted("ANY", "19333", IntakeEvent.Channel.DESK, applicant, Map.of(),
              List.of(DECLARATION))),
          "applicant.control-character");
    }
  }

  @Test
  void what_the_office_does_not_know_is_refused_by_name() {
    refused(desk("19333").submit(NEW, submission("99999", "ANY", "045172302395")), "ward.unknown");
    refused(desk("19333").submit(NEW, submission("19333", "NONE", "045172302395")), "programme.unknown");
    refused(desk("19333").submit(NEW, submission("19333", "ANY", "12345")), "applicant.invalid");
  }

  @Test
  void the_same_submission_again_changes_nothing_and_another_one_is_refused() {
    var submitted = submitted();

    assertThat(desk("19333").submit(submitted, submission("19333", "ANY", "045172302395"))).isEqualTo(Decision.of());
    refused(desk("19333").submit(submitted, submission("19333", "ANY", "197795672")), "dossier.submitted-differently");
  }

  @Test
  void acceptance_promises_a_date_and_happens_once() {
    var accepted = accepted();

    assertThat(IntakeDossier.of(accepted)).isNotNull().satisfies(dossier -> assertThat(dossier.due()).isNotNull());
    refused(desk("19333").accept(accepted, CODES), "dossier.phase");
  }

  @Test
  void a_dossier_without_its_papers_is_not_accepted() {
    var bare = after(NEW, desk("19333").submit(NEW, new DossierSubmitted("ANY", "19333", IntakeEvent.Channel.DESK,
        applicant("045172302395"), Map.of(), List.of())));

    refused(desk("19333").accept(bare, CODES), "paper.missing");
    refused(desk("19333").accept(submitted(), (_, _) -> Optional.empty()), "code.none-left");
  }

  @Test
  void a_second_request_says_why_it_could_not_be_avoided() {
    var requested = after(accepted(), desk("19333").requestSupplement(accepted(), request(null)));
    refused(desk("19333").requestSupplement(requested, request(null)), "supplement.outstanding");

    var complete = after(requested, desk("19333").receiveSupplement(requested));
    refused(desk("19333").requestSupplement(complete, request(null)), "supplement.second-needs-exception");
    assertThat(desk("19333").requestSupplement(complete, request("giấy hết hạn"))).isInstanceOf(Decision.Events.class);
  }

  @Test
  void a_lawful_supplement_starts_the_limit_again_and_a_second_one_does_not() {
    var requested = after(accepted(), desk("19333").requestSupplement(accepted(), request(null)));
    var complete = after(requested, desk("19333").receiveSupplement(requested));
    assertThat(restart(complete)).isNotNull();

    var again = after(complete, desk("19333").requestSupplement(complete, request("giấy hết hạn")));
    assertThat(restart(after(again, desk("19333").receiveSupplement(again)))).isNull();
  }

  @Test
  void an_apology_is_possible_once_and_lies_in_the_future() {
    var accepted = accepted();
    refused(desk("19333").apologise(accepted, LocalDate.of(2022, 1, 11), "chờ"), "apology.date-past");

    var apologised = after(accepted, desk("19333").apologise(accepted, LocalDate.of(2022, 1, 20), "chờ"));
    refused(desk("19333").apologise(apologised, LocalDate.of(2022, 1, 21), "chờ"), "apology.second");
  }

  @Test
  void the_result_is_returned_after_the_decision_only() {
    refused(desk("19333").returnResult(accepted()), "dossier.phase");

    var decided = accepted().received(new vn.kip.events.CaseRecord(
        NEW.id(),
        Producer.ELIGIBILITY,
        1,
        LATER,
        LATER,
        new OfficerId("chair-1"),
        null,
        null,
        new DecisionSigned(Outcome.GRANTED, "1/QĐ", new OfficerId("chair-1"), null, null)));
    assertThat(desk("19333").returnResult(decided)).isInstanceOf(Decision.Events.class);
    refused(desk("19333").withdraw(decided, "rút"), "dossier.phase");
  }

  @Test
  void a_dossier_goes_to_stages_of_its_programme_only() {
    refused(desk("19333").forward(accepted(), "moon"), "stage.unknown");
    assertThat(desk("19333").forward(accepted(), "appraise")).isInstanceOf(Decision.Events.class);
  }

  @Test
  void an_answer_of_another_kind_than_asked_for_is_refused_by_its_path() {
    var wrong = new DossierSubmitted("ANY", "19333", IntakeEvent.Channel.DESK, applicant("045172302395"),
        Map.of("wrong", 7), List.of(DECLARATION));

    refused(desk("19333").submit(NEW, wrong), "facts.unreadable");
  }

  @Test
  void a_programme_that_has_ended_is_accepted_no_more_and_says_what_goes_on_in_its_place() {
    var ended = new Terms.Ended(LocalDate.of(2022, 1, 31), "Đã hết hạn.", "It is over.", List.of("NEW"));
    Programmes programmes = (_, _) -> Optional.of(new Terms("ANY@2020-01-01", true, Set.of(), List.of(),
        terms().dueDates(), (_, _) -> List.of(), ended));
    var late = new Desk(programmes, Set.of("19333"),
        new Officer(new OfficerId("ward-19333-1"), Set.of(Role.WARD_OFFICER), "19333"), LATER);

    refused(late.submit(NEW, submission("19333", "ANY", "045172302395")), "programme.ended");
    assertThat(late.accept(submitted(), (_, _) -> Optional.of("000.18.25.H50-220110-0001")))
        .isInstanceOfSatisfying(Decision.Refused.class, refused -> {
          assertThat(refused.refusal().key()).isEqualTo("programme.ended");
          assertThat(refused.refusal().parameters()).containsEntry("lastDay", "2022-01-31")
              .containsEntry("replacedBy", "NEW").containsEntry("vi", "Đã hết hạn.");
        });
    assertThat(new PastDesk(programmes, Set.of("19333")).refuseSubmission(submission("19333", "ANY", "045172302395"),
        LATER)).as("the past of a register").isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000000000", "111111111111", "123456789", "987654321", "000172302395", "555555555"})
  void a_number_that_stands_for_none_is_refused(String number) {
    refused(desk("19333").submit(NEW, submission("19333", "ANY", number)), "applicant.placeholder-number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0194-03-12", "1794-01-01", "+12021-08-01", "2031-12-31", "2031", "1899", "1890-01-01"})
  void nobody_is_born_after_today_or_more_than_a_human_life_ago(String birthDate) {
    var person = new IntakeEvent.Applicant("Bùi Thị Đào", "045172302395", birthDate, IntakeEvent.Sex.F);

    refused(desk("19333").submit(NEW, new DossierSubmitted("ANY", "19333", IntakeEvent.Channel.DESK, person, Map.of(),
        List.of(DECLARATION))), "applicant.invalid");
  }

  private static Desk desk(String ward) {
    return desk(ward, Set.of(Role.WARD_OFFICER));
  }

  private static Desk desk(String ward, Set<Role> roles) {
    Programmes programmes = (programme, _) -> programme.equals("ANY") ? Optional.of(terms()) : Optional.empty();
    return new Desk(programmes, Set.of("19333", "19348"),
        new Officer(new OfficerId("ward-" + ward + "-1"), roles, ward), LATER);
  }

  private static Terms terms() {
    var dueDates = new Terms.DueDates() {
      @Override
      public DueReceipt from(Instant start, Instant recordedAt) {
        var day = IntakeDossier.localDate(start);
        return new DueReceipt("test", day, day.plusDays(5), null, List.of());
      }

      @Override
      public boolean isLawfulRequest(Instant acceptedAt, Instant requestedAt) {
        return true;
      }
    };
    return new Terms("ANY@2020-01-01", true, Set.of("appraise"),
        List.of(new Terms.PaperRule("declaration", "Tờ khai", "form", true, true)), dueDates,
        (facts, _) -> facts.containsKey("wrong") ? List.of("wrong") : List.of(), null);
  }

  private static IntakeEvent.Applicant applicant(String number) {
    return new IntakeEvent.Applicant("Bùi Thị Đào", number, "1972-12-19", IntakeEvent.Sex.F);
  }

  private static DossierSubmitted submission(String ward, String programme, String number) {
    return new DossierSubmitted(programme, ward, IntakeEvent.Channel.DESK, applicant(number), Map.of(),
        List.of(DECLARATION));
  }

  private static SupplementRequested request(@Nullable String exception) {
    return new SupplementRequested(List.of("Giấy khai sinh"), "Thiếu giấy tờ", exception);
  }

  private static CaseFile submitted() {
    return NEW.recorded(
        List.of(NewEvent.live(submission("19333", "ANY", "045172302395"), MONDAY, new OfficerId("ward-19333-1"))));
  }

  private static CaseFile accepted() {
    return submitted().recorded(List.of(NewEvent.live(
        new DossierAccepted("000.18.25.H50-220110-0001", "ANY@2020-01-01", terms().dueDates().from(MONDAY, MONDAY)),
        MONDAY,
        new OfficerId("ward-19333-1"))));
  }

  private static @Nullable DueReceipt restart(CaseFile file) {
    return ((SupplementReceived) file.history().getLast().event()).due();
  }

  private static CaseFile after(CaseFile file, Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Events.class);
    return file.recorded(((Decision.Events) decision).events());
  }

  private static void refused(Decision decision, String key) {
    assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class,
        refused -> assertThat(refused.refusal().key()).isEqualTo(key));
  }
}
