package vn.kip.programmes.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessment.AppliedRate;
import vn.kip.programmes.Assessment.Failed;
import vn.kip.programmes.Assessment.Part;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.Assessment.Tried;

/**
 * The rules' answer for one person or line.
 *
 * @param fullBirthDate the answer rests on a rule that needs more than the birth year
 */
public record Judged(
    Status status,
    @Nullable String category,
    @Nullable BigDecimal coefficient,
    @Nullable Long amount,
    @Nullable String entitledFrom,
    List<Part> parts,
    List<Failed> failed,
    List<String> missing,
    List<Tried> trace,
    List<AppliedRate> rates,
    boolean fullBirthDate) {

  public static Judged eligible(@Nullable String category, @Nullable BigDecimal coefficient, long amount,
      @Nullable String month, List<Part> parts, List<Tried> trace, List<AppliedRate> rates, boolean fullBirthDate) {
    return new Judged(Status.ELIGIBLE, category, coefficient, amount, month, parts, List.of(), List.of(), trace, rates,
        fullBirthDate);
  }

  public static Judged ineligible(List<Failed> failed, List<Tried> trace) {
    return without(Status.INELIGIBLE, failed, List.of(), trace);
  }

  public static Judged needsFacts(List<String> missing, List<Tried> trace) {
    return without(Status.NEEDS_FACTS, List.of(), missing, trace);
  }

  /** There are no rules, or a rule holds but no rate is known for its date: an appraiser judges. */
  public static Judged needsAppraisal(List<Tried> trace) {
    return without(Status.NEEDS_APPRAISAL, List.of(), List.of(), trace);
  }

  private static Judged without(Status status, List<Failed> failed, List<String> missing, List<Tried> trace) {
    return new Judged(status, null, null, null, null, List.of(), failed, missing, trace, List.of(), false);
  }

  /** What must be equal for an unknown not to matter. */
  List<@Nullable Object> result() {
    var result = new ArrayList<@Nullable Object>();
    result.add(status);
    result.add(category);
    result.add(coefficient);
    result.add(amount);
    result.add(entitledFrom);
    result.add(parts);
    return result;
  }

  /** Why not, in one line; null when eligible. */
  public @Nullable String reason() {
    return switch (status) {
      case INELIGIBLE -> failed.getFirst().en();
      case NEEDS_FACTS -> "unknown: " + String.join(", ", missing);
      case NEEDS_APPRAISAL -> "no rate is known for the date";
      case ELIGIBLE -> null;
    };
  }
}
