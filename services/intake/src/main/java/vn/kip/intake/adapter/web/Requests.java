package vn.kip.intake.adapter.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.events.DossierId;
import vn.kip.events.IntakeEvent;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.events.IntakeEvent.Paper.Handling;
import vn.kip.events.IntakeEvent.Sex;

/** Bodies of the desk's commands. */
final class Requests {

  private Requests() {}

  /** @param id made once by the caller and used for every retry */
  record Submit(
      @NotNull DossierId id,
      @NotBlank String programme,
      @NotBlank String ward,
      @NotNull Channel channel,
      @NotNull @Valid Applicant applicant,
      @NotNull Map<String, Object> facts,
      @NotNull @Size(max = 100) List<@NotNull @Valid Paper> papers) {

    IntakeEvent.DossierSubmitted event() {
      return new IntakeEvent.DossierSubmitted(programme, ward, channel, applicant.event(), facts,
          papers.stream().map(Paper::event).toList());
    }
  }

  record Applicant(
      @NotBlank String name,
      @NotBlank String identityNumber,
      @NotBlank String birthDate,
      @NotNull Sex sex) {

    IntakeEvent.Applicant event() {
      return new IntakeEvent.Applicant(name, identityNumber, birthDate, sex);
    }
  }

  record Paper(@NotBlank String id, @NotNull Handling handling, @Nullable String file) {

    IntakeEvent.Paper event() {
      return new IntakeEvent.Paper(id, handling, file);
    }
  }

  record Reason(@NotBlank @Size(max = 2000) String reason) {}

  record SupplementRequest(
      @NotNull @Size(min = 1, max = 50) List<@NotBlank String> papers,
      @NotBlank @Size(max = 2000) String reason,
      @Nullable @Size(max = 2000) String exception) {}

  record Forward(@NotBlank String to) {}

  record Apology(@NotNull LocalDate newDate, @NotBlank @Size(max = 2000) String reason) {}
}
