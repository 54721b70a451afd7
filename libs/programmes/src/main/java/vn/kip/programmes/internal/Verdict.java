package vn.kip.programmes.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessment.Failed;
import vn.kip.programmes.Assessment.NearMiss;
import vn.kip.programmes.Assessment.Obstacle;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.Assessment.Tried;

/** The answer for one person or line, with its reasons. */
public record Verdict(Judged judged, List<Tried> trace, List<Failed> failed, List<NearMiss> nearest) {

  /** There is nothing to try. */
  public static Verdict bare(Judged judged) {
    return new Verdict(judged, List.of(), List.of(), List.of());
  }

  public Status status() {
    return judged.status();
  }

  /** Why not; null when eligible. */
  public @Nullable Reason reason() {
    return switch (judged.status()) {
      case INELIGIBLE -> new Reason.OfRule(nearest.getFirst().vi(), nearest.getFirst().en());
      case NEEDS_FACTS -> new Reason.Other(Obstacle.FACTS_UNKNOWN, judged.missing());
      case NEEDS_APPRAISAL -> new Reason.Other(Obstacle.NO_RATE, List.of());
      case ELIGIBLE -> null;
    };
  }
}
