package vn.kip.eligibility.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CommandGate;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.test.MemoryCaseFiles;
import vn.kip.eligibility.application.PopulationRegister.Person;
import vn.kip.eligibility.application.PopulationRegister.RegisterAwayException;
import vn.kip.eligibility.application.PopulationRegister.UnusableAnswerException;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.events.EligibilityEvent.Again;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.PersonFinding;
import vn.kip.events.EligibilityEvent.RuleTried;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.EligibilityEvent.Trigger;
import vn.kip.events.Producer;
import vn.kip.programmes.Catalogue;

class RegisterCheckTest {

  private static final String REGISTER = "population register";
  private static final Instant NOW = Instant.parse("2021-09-10T01:00:00Z");
  private static final OnceDossier FIRST = OnceDossier.live("H50-210901-0001", "045187000001", "2021-09-01T01:00:00Z");
  private static final OnceDossier SECOND = OnceDossier.live("H50-210902-0001", "045187000002", "2021-09-02T01:00:00Z");
  private static final Optional<Person> KNOWN = Optional
      .of(new Person("Lê Thị Hoa", "1987-01-01", "19333", "ALIVE", null));

  private final MemoryCaseFiles files = new MemoryCaseFiles(AppraisalList.VIEW);
  private final Assessments assessments = new Assessments(Catalogue.bundled(), new MemoryClaims());

  @Test
  void a_person_of_whom_the_register_says_nothing_of_use_does_not_keep_the_others_waiting() {
    accepted(FIRST, SECOND);

    resume(number -> {
      if (number.equals(FIRST.person())) {
        throw new UnusableAnswerException("400");
      }
      return KNOWN;
    });

    assertThat(status(FIRST)).isEqualTo(Status.NEEDS_REGISTER);
    assertThat(status(SECOND)).isEqualTo(Status.ELIGIBLE);
  }

  @Test
  void while_the_register_is_away_nobody_else_is_asked_for() {
    accepted(FIRST, SECOND);

    resume(number -> {
      if (number.equals(FIRST.person())) {
        throw new RegisterAwayException(new IllegalStateException("no connection"));
      }
      return KNOWN;
    });

    assertThat(status(SECOND)).isEqualTo(Status.NEEDS_REGISTER);
  }

  @Test
  void whoever_cannot_be_checked_at_the_head_of_the_queue_leaves_room_for_those_behind() {
    for (int i = 0; i < 150; i++) {
      accepted(OnceDossier.live("H50-210901-" + i, "0450%08d".formatted(i), "2021-09-01T01:00:00Z"));
    }
    accepted(SECOND);

    resume(number -> {
      if (!number.equals(SECOND.person())) {
        throw new UnusableAnswerException("400");
      }
      return KNOWN;
    });

    assertThat(status(SECOND)).isEqualTo(Status.ELIGIBLE);
  }

  @Test
  void what_was_found_is_recorded_by_name_and_without_what_the_register_holds() {
    accepted(FIRST, SECOND);

    resume(number -> number.equals(FIRST.person())
        ? Optional.of(new Person("Lê Thị Hoa", "1986-03-02", "19348", "DEAD", "2021-08-30"))
        : Optional.empty());

    assertThat(assessment(FIRST).again()).isEqualTo(new Again(Trigger.REGISTER_ANSWERED, null));
    assertThat(assessment(FIRST).trace().stream().filter(tried -> tried.finding() != null)).containsExactly(
        new RuleTried("register: identity number", true, "Decree 137/2015 art. 13", PersonFinding.NUMBER_AGREES,
            List.of()),
        new RuleTried("register: known", true, REGISTER, PersonFinding.KNOWN, List.of()),
        new RuleTried("register: alive", false, REGISTER, PersonFinding.DEAD, List.of()),
        new RuleTried("register: residence", false, REGISTER, PersonFinding.RESIDENT, List.of()),
        new RuleTried("register: birth date", false, REGISTER, PersonFinding.BORN, List.of()),
        new RuleTried("register: no other dossier", true, "case log", PersonFinding.NO_OTHER_DOSSIER, List.of()));
    assertThat(assessment(SECOND).trace()).extracting(RuleTried::finding).contains(PersonFinding.UNKNOWN)
        .doesNotContain(PersonFinding.KNOWN);
    assertThat(assessment(FIRST).trace()).filteredOn(tried -> tried.finding() != null)
        .allSatisfy(tried -> assertThat(tried.why()).isEmpty());
  }

  private void resume(PopulationRegister register) {
    new RegisterCheck(files, new CaseCommands(files, Producer.ELIGIBILITY, CommandGate.OPEN), assessments, register,
        () -> NOW).resume();
  }

  private void accepted(OnceDossier... dossiers) {
    for (var dossier : dossiers) {
      files.save(List.of(dossier.file().recorded(List.of(NewEvent.because(dossier.acceptance(),
          assessments.waitingForRegister(dossier.file()), PaidOnce.SELF)))));
    }
  }

  private Status status(OnceDossier dossier) {
    return assessment(dossier).status();
  }

  private DossierAssessed assessment(OnceDossier dossier) {
    return Objects.requireNonNull(Appraisal.of(files.find(dossier.id()).orElseThrow()).assessment());
  }
}
