package vn.kip.eligibility.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a dossier is posted publicly before it may be decided. */
@FunctionalInterface
public interface PostingRule {

  /**
   * How its posting stands.
   *
   * @param postedAt null when it has not been posted
   */
  Posting of(String programmeVersion, @Nullable Instant postedAt);
}
