package vn.kip.casefile;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.events.OfficerId;

/**
 * What a first supervisor wants of a letter.
 *
 * @param reason why it is given up; null for a release
 */
public record Proposal(Verdict verdict, OfficerId by, Instant at, @Nullable String reason) {

  public enum Verdict {
    /** To be tried again. */
    RELEASE,
    /** To be given up for good. */
    DISCARD
  }

  public static Proposal release(OfficerId by, Instant at) {
    return new Proposal(Verdict.RELEASE, by, at, null);
  }

  public static Proposal discard(OfficerId by, Instant at, String reason) {
    return new Proposal(Verdict.DISCARD, by, at, reason);
  }

  /** Why it cannot be proposed: what is given up is given up for a reason. */
  public Optional<Refusal> refusal() {
    return verdict == Verdict.DISCARD && (reason == null || reason.isBlank())
        ? Optional.of(Refusal.invalid("dead-letter.reason-missing", "reason"))
        : Optional.empty();
  }

  /** Why this supervisor cannot confirm it: somebody must have proposed the same, and it takes two. */
  public static Optional<Refusal> refusal(@Nullable Proposal proposed, Verdict verdict, String letter,
      OfficerId second) {
    if (proposed == null || proposed.verdict() != verdict) {
      return Optional.of(Refusal.conflict("dead-letter.not-proposed", "id", "id", letter));
    }
    return proposed.by().equals(second)
        ? Optional.of(Refusal.forbidden("dead-letter.second-person", "officer", "officer", second.value()))
        : Optional.empty();
  }
}
