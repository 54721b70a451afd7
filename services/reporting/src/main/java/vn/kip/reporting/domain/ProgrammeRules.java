package vn.kip.reporting.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.TimeLimit;

/** What reports need to know of a programme's version. */
@FunctionalInterface
public interface ProgrammeRules {

  /**
   * Terms of a version.
   *
   * @param version id as pinned at acceptance; null before acceptance, when the field is known but no limit
   */
  Optional<Terms> find(String programme, @Nullable String version);

  /** @param postingWorkingDays null where the programme does not post */
  record Terms(String field, boolean statutory, @Nullable TimeLimit limit, @Nullable Integer postingWorkingDays) {}
}
