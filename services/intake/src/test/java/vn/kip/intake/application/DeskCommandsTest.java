package vn.kip.intake.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseCommands.Outcome;
import vn.kip.casefile.CommandGate;
import vn.kip.casefile.test.MemoryCaseFiles;
import vn.kip.events.DossierId;
import vn.kip.events.IntakeEvent;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;
import vn.kip.intake.domain.Terms;
import vn.kip.office.Officer;
import vn.kip.office.Role;
import vn.kip.service.Office;

class DeskCommandsTest {

  private static final Instant NOW = Instant.parse("2022-01-10T03:00:00Z");
  private static final DossierId ID = DossierId.ofRegister("desk");
  private static final Officer OFFICER = new Officer(new OfficerId("ward-19333-1"), Set.of(Role.WARD_OFFICER), "19333");

  private final DeskCommands desk = new DeskCommands(
      new CaseCommands(new MemoryCaseFiles(DossierList.VIEW), Producer.INTAKE,
          CommandGate.OPEN),
      (_, _) -> Optional.of(new Terms("ANY@2020-01-01", false, Set.of("appraise", "decide"), List.of(), NO_LIMIT,
          (_, _) -> List.of(), null)),
      (_, _) -> Optional.of("000.18.25.H50-220110-0001"),
      new Office("UBND", "office", "000.18.25.H50", List.of(new Office.Ward("19333", "Phường 1"))), () -> NOW);

  @Test
  void a_corrected_draft_is_not_taken_for_the_one_that_was_submitted() {
    assertThat(desk.submit(ID, OFFICER, submission("POOR"))).isInstanceOf(Outcome.Done.class);
    assertThat(desk.submit(ID, OFFICER, submission("POOR"))).as("a retry").isInstanceOf(Outcome.Done.class);

    refused(desk.submit(ID, OFFICER, submission("NONE")), "dossier.submitted-differently");
  }

  @Test
  void a_key_stands_for_one_command_with_all_that_was_said() {
    desk.submit(ID, OFFICER, submission("POOR"));
    desk.accept(ID, "key-1", OFFICER);
    desk.forward(ID, "key-2", OFFICER, "appraise");

    assertThat(desk.forward(ID, "key-2", OFFICER, "appraise")).as("a retry").isInstanceOf(Outcome.Done.class);
    refused(desk.forward(ID, "key-2", OFFICER, "decide"), "command.key-reused");
    refused(desk.withdraw(ID, "key-1", OFFICER, "rút"), "command.key-reused");
  }

  private static DossierSubmitted submission(String householdStatus) {
    return new DossierSubmitted("ANY", "19333", IntakeEvent.Channel.DESK,
        new IntakeEvent.Applicant("Bùi Thị Đào", "045172302395", "1972-12-19", IntakeEvent.Sex.F),
        Map.of("householdStatus", householdStatus), List.of());
  }

  private static void refused(Outcome outcome, String key) {
    assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class,
        refused -> assertThat(refused.refusal().key()).isEqualTo(key));
  }

  private static final Terms.DueDates NO_LIMIT = new Terms.DueDates() {
    @Override
    public vn.kip.events.@org.jspecify.annotations.Nullable DueReceipt from(Instant start, Instant recordedAt) {
      return null;
    }

    @Override
    public boolean isLawfulRequest(Instant acceptedAt, Instant requestedAt) {
      return false;
    }
  };
}
