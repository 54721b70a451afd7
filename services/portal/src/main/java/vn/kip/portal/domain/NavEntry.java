package vn.kip.portal.domain;

import java.util.Set;
import vn.kip.office.Role;

/**
 * A place in the navigation. The first one an officer may see is where the start page leads.
 *
 * @param key of the message that names it
 * @param order lower stands further left
 * @param roles who sees it
 */
public record NavEntry(String key, String path, int order, Set<Role> roles) {

  public NavEntry {
    roles = Set.copyOf(roles);
  }

  public boolean isFor(Set<Role> of) {
    return roles.stream().anyMatch(of::contains);
  }
}
