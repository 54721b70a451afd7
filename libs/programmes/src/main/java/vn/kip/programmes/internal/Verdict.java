package vn.kip.programmes.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessment.Failed;
import vn.kip.programmes.Assessment.NearMiss;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.Assessment.Tried;
import vn.kip.programmes.Names;

/** The answer for one person or line, with its reasons. */
public record Verdict(Judged judged, List<Tried> trace, List<Failed> failed, List<NearMiss> nearest) {

  /** There is nothing to try. */
  public static Verdict bare(Judged judged) {
    return new Verdict(judged, List.of(), List.of(), List.of());
  }

  public Status status() {
    return judged.status();
  }

  /** Why not, in one line; null when eligible. */
  public @Nullable Names reason() {
    return switch (judged.status()) {
      case INELIGIBLE -> new Names(nearest.getFirst().vi(), nearest.getFirst().en());
      case NEEDS_FACTS -> new Names("chưa rõ: " + String.join(", ", judged.missing()),
          "unknown: " + String.join(", ", judged.missing()));
      case NEEDS_APPRAISAL -> new Names("không có mức tiền cho ngày này", "no rate is known for the date");
      case ELIGIBLE -> null;
    };
  }
}
