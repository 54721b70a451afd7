package vn.kip.caselog;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.events.OfficerId;

/**
 * Who gives a command.
 *
 * @param ward GSO code of the only ward a ward officer acts for; null for everyone else
 */
public record Officer(OfficerId id, Set<Role> roles, @Nullable String ward) {

  public Officer {
    roles = Set.copyOf(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** Whether dossiers of this ward are theirs to see and act on. */
  public boolean mayActFor(String dossierWard) {
    var confined = has(Role.WARD_OFFICER) && roles.size() == 1;
    return !confined || dossierWard.equals(ward);
  }
}
