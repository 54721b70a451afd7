package vn.kip.office;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.events.OfficerId;

/**
 * Who gives a command.
 *
 * @param ward GSO code of the only ward at whose desk a ward officer sits; null for everyone else
 */
public record Officer(OfficerId id, Set<Role> roles, @Nullable String ward) {

  public Officer {
    roles = Set.copyOf(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** The only ward whose dossiers are theirs to see; null where all are. One without a ward sees none. */
  public @Nullable String confinedTo() {
    var confined = has(Role.WARD_OFFICER) && roles.size() == 1;
    return confined ? Objects.requireNonNullElse(ward, "") : null;
  }

  /** Whether they act at the desk of this ward; another role lets a ward officer see other wards, but not act there. */
  public boolean sitsAtDeskOf(String dossierWard) {
    return has(Role.WARD_OFFICER) && dossierWard.equals(ward);
  }

  /** Whether dossiers of this ward are theirs to see and, in a role of the city, to act on. */
  public boolean mayActFor(String dossierWard) {
    var only = confinedTo();
    return only == null || dossierWard.equals(only);
  }
}
