package vn.kip.eligibility.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** How long a dossier is posted publicly before it may be decided. */
@FunctionalInterface
public interface PostingRule {

  /**
   * The first date on which it may be decided.
   *
   * @param postedAt null when it has not been posted
   * @return empty where the programme does not post; {@link LocalDate#MAX} while it is not posted
   */
  Optional<LocalDate> decidableFrom(String programmeVersion, @org.jspecify.annotations.Nullable Instant postedAt);
}
