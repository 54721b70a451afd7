package vn.kip.eligibility.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.Producer;
import vn.kip.programmes.Catalogue;

class RegisterCheckTest {

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
    var assessment = Appraisal.of(files.find(dossier.id()).orElseThrow()).assessment();
    assertThat(assessment).isNotNull();
    return java.util.Objects.requireNonNull(assessment).status();
  }
}
