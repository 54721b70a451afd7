package vn.kip.service.register;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of each row. */
public record RegisterResponse(List<RunResult> dossiers) {

  /**
   * The answer for one dossier.
   *
   * @param notYet true when {@code after} has not arrived here; nothing was judged, send the run again
   * @param seq the last event this service has recorded for the dossier: other services take it in {@code after}
   */
  public record RunResult(String key, boolean notYet, long seq, @Nullable RowResult dossier, List<RowResult> actions) {}

  /**
   * The answer for one row.
   *
   * @param seq of the action; null for the dossier's own row
   * @param error set when refused
   */
  public record RowResult(@Nullable String seq, Outcome outcome, @Nullable RowError error) {}

  public enum Outcome {
    RECORDED,
    /** The same row was taken before. */
    UNCHANGED,
    REFUSED
  }

  /** @param field the column, for a detail {@code detail.amount} */
  public record RowError(String errorKey, String field, Map<String, String> messages) {}
}
