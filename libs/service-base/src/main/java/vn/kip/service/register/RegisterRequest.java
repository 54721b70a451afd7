package vn.kip.service.register;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a register, grouped by dossier. Values are the text of the files' cells, so that a row that cannot be read is
 * refused by itself and the rest goes on.
 */
public record RegisterRequest(@NotNull @Size(min = 1, max = 1000) List<@Valid Run> dossiers) {

  /**
   * Actions of one dossier that follow one another in the register and belong to this service.
   *
   * @param key dossier code, or {@code submitted_at|applicant_id} when refused at the desk
   * @param dossier the row of {@code dossiers.csv}; for intake, with the first run
   * @param after what must have arrived here first: per service, the {@code seq} it answered with
   */
  public record Run(
      @NotBlank @Size(max = 100) String key,
      @Nullable DossierRow dossier,
      @Nullable Map<String, Long> after,
      @NotNull @Size(max = 1000) List<@Valid ActionRow> actions) {}

  /** A row of {@code dossiers.csv}. */
  public record DossierRow(
      String code,
      String programme,
      String ward,
      String channel,
      String applicantName,
      String applicantId,
      String birthDate,
      String sex,
      String submittedAt,
      Map<String, Object> facts) {}

  /** A row of {@code actions.csv}. */
  public record ActionRow(
      @NotNull String seq,
      @NotNull String occurredAt,
      @NotNull String recordedAt,
      @NotNull String actor,
      @NotNull String action,
      @NotNull Map<String, Object> detail) {}
}
