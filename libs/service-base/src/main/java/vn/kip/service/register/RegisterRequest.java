package vn.kip.service.register;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a register, grouped by dossier. Values are the text of the files' cells, so that a row that cannot be read is
 * refused by itself and the rest goes on.
 */
public record RegisterRequest(@NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid Run> dossiers) {

  /** Characters of a cell; texts that people write stand in a detail. */
  private static final int CELL = 500;

  /** The field at which a key stands for the second time: a dossier has one run in a request. */
  Optional<String> repeatedKey() {
    var keys = new HashSet<String>();
    return IntStream.range(0, dossiers.size()).filter(i -> !keys.add(dossiers.get(i).key())).boxed().findFirst()
        .map(i -> "dossiers[" + i + "].key");
  }

  /**
   * Actions of one dossier that follow one another in the register and belong to this service.
   *
   * @param key dossier code, or {@code submitted_at|applicant_id} when refused at the desk
   * @param dossier the row of {@code dossiers.csv}; for intake, with the first run
   * @param after what must have arrived here first: per service, the {@code seq} it answered with
   */
  public record Run(
      @NotBlank @Size(max = 100) String key,
      @Nullable @Valid DossierRow dossier,
      @Nullable @Size(max = 10) Map<@Size(max = CELL) String, @NotNull Long> after,
      @NotNull @Size(max = 1000) List<@NotNull @Valid ActionRow> actions) {}

  /** A row of {@code dossiers.csv}. */
  public record DossierRow(
      @NotNull @Size(max = CELL) String code,
      @NotNull @Size(max = CELL) String programme,
      @NotNull @Size(max = CELL) String ward,
      @NotNull @Size(max = CELL) String channel,
      @NotNull @Size(max = CELL) String applicantName,
      @NotNull @Size(max = CELL) String applicantId,
      @NotNull @Size(max = CELL) String birthDate,
      @NotNull @Size(max = CELL) String sex,
      @NotNull @Size(max = CELL) String submittedAt,
      @NotNull @Size(max = 200) Map<@Size(max = CELL) String, Object> facts) {}

  /** A row of {@code actions.csv}. */
  public record ActionRow(
      @NotNull @Size(max = CELL) String seq,
      @NotNull @Size(max = CELL) String occurredAt,
      @NotNull @Size(max = CELL) String recordedAt,
      @NotNull @Size(max = CELL) String actor,
      @NotNull @Size(max = CELL) String action,
      @NotNull @Size(max = 200) Map<@Size(max = CELL) String, Object> detail) {}
}
