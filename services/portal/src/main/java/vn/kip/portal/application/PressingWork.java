package vn.kip.portal.application;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.office.Role;
import vn.kip.portal.domain.Digest;

/** What presses at a role's desk, asked by the portal itself: no officer is signed in at that hour. */
@FunctionalInterface
public interface PressingWork {

  /**
   * Asks.
   *
   * @param ward of a ward's desk
   * @return empty for a role that has no desk
   * @throws DigestFailure when it is not known now
   */
  Optional<Pressing> of(Role role, @Nullable String ward);

  /** @param total of all; {@code lines} are the first of them */
  record Pressing(long total, List<Digest.Line> lines) {}
}
