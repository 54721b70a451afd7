package vn.kip.programmes.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessment.AppliedRate;
import vn.kip.programmes.Assessment.Part;
import vn.kip.programmes.Assessment.Status;

/**
 * The table's answer for one person or line, without its reasons.
 *
 * @param fullBirthDate the answer rests on a rule that needs more than the birth year
 * @param held ids of the rows that hold
 */
public record Judged(
    Status status,
    @Nullable String category,
    @Nullable BigDecimal coefficient,
    @Nullable Long amount,
    @Nullable String entitledFrom,
    List<Part> parts,
    List<String> missing,
    List<AppliedRate> rates,
    boolean fullBirthDate,
    Set<String> held) {

  public static Judged eligible(@Nullable String category, @Nullable BigDecimal coefficient, long amount,
      @Nullable String month, List<Part> parts, List<AppliedRate> rates, boolean fullBirthDate, Set<String> held) {
    return new Judged(Status.ELIGIBLE, category, coefficient, amount, month, parts, List.of(), rates, fullBirthDate,
        held);
  }

  public static Judged ineligible() {
    return without(Status.INELIGIBLE, List.of(), Set.of());
  }

  public static Judged needsFacts(List<String> missing) {
    return without(Status.NEEDS_FACTS, missing, Set.of());
  }

  /** There are no rules, or a rule holds but no rate is known for its date: an appraiser judges. */
  public static Judged needsAppraisal(Set<String> held) {
    return without(Status.NEEDS_APPRAISAL, List.of(), held);
  }

  private static Judged without(Status status, List<String> missing, Set<String> held) {
    return new Judged(status, null, null, null, null, List.of(), missing, List.of(), false, held);
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
}
