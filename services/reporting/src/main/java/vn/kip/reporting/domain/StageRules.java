package vn.kip.reporting.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stages of a programme's version, in their order. */
@FunctionalInterface
public interface StageRules {

  /** Empty where the version is not known. */
  List<Stage> of(String programme, String version);

  /** @param limit null where the law sets none for the stage alone */
  record Stage(String id, String actor, @Nullable String limit) {}
}
