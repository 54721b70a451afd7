package vn.kip.office;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.events.OfficerId;

/**
 * Who gives a command.
 *
 * @param id by which they are known for good: it is written into events and compared where two have to act
 * @param ward GSO code of the only ward at whose desk they sit; null for who works for the whole city
 */
public record Officer(OfficerId id, Set<Role> roles, @Nullable String ward) {

  public Officer {
    roles = Set.copyOf(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /**
   * The only ward whose dossiers are theirs to see; null where all are. Who sits at a ward's desk is confined to it whatever
   * other roles they hold: a role more does not lift the ward. A ward officer without a ward sees none.
   */
  public @Nullable String confinedTo() {
    return ward == null && has(Role.WARD_OFFICER) ? "" : ward;
  }

  /** Whether they act at the desk of this ward. */
  public boolean sitsAtDeskOf(String dossierWard) {
    return has(Role.WARD_OFFICER) && dossierWard.equals(ward);
  }

  /** Whether dossiers of this ward are theirs to see and, in a role of the city, to act on. */
  public boolean mayActFor(String dossierWard) {
    var only = confinedTo();
    return only == null || dossierWard.equals(only);
  }
}
