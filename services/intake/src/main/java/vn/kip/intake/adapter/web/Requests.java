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

  /** What is looked up somewhere. */
  private static final int CODE = 100;
  /** A name, or what an officer calls a paper. */
  private static final int TEXT = 200;

  private Requests() {}

  /** @param id made once by the caller and used for every retry */
  record Submit(
      @NotNull DossierId id,
      @NotBlank @Size(max = CODE) String programme,
      @NotBlank @Size(max = CODE) String ward,
      @NotNull Channel channel,
      @NotNull @Valid Applicant applicant,
      @NotNull @Size(max = 200) Map<@Size(max = CODE) String, Object> facts,
      @NotNull @Size(max = 100) List<@NotNull @Valid Paper> papers) {

    IntakeEvent.DossierSubmitted event() {
      return new IntakeEvent.DossierSubmitted(programme, ward, channel, applicant.event(), facts,
          papers.stream().map(Paper::event).toList());
    }
  }

  record Applicant(
      @NotBlank @Size(max = TEXT) String name,
      @NotBlank @Size(max = CODE) String identityNumber,
      @NotBlank @Size(max = CODE) String birthDate,
      @NotNull Sex sex) {

    IntakeEvent.Applicant event() {
      return new IntakeEvent.Applicant(name, identityNumber, birthDate, sex);
    }
  }

  record Paper(@NotBlank @Size(max = TEXT) String id, @NotNull Handling handling,
      @Nullable @Size(max = TEXT) String file) {

    IntakeEvent.Paper event() {
      return new IntakeEvent.Paper(id, handling, file);
    }
  }

  record Reason(@NotBlank @Size(max = 2000) String reason) {}

  record SupplementRequest(
      @NotNull @Size(min = 1, max = 50) List<@NotBlank @Size(max = TEXT) String> papers,
      @NotBlank @Size(max = 2000) String reason,
      @Nullable @Size(max = 2000) String exception) {}

  record Forward(@NotBlank @Size(max = CODE) String to) {}

  record Apology(@NotNull LocalDate newDate, @NotBlank @Size(max = 2000) String reason) {}
}
