package vn.kip.portal.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.office.Role;

/**
 * An officer who wants the day's digest by mail.
 *
 * @param language {@code vi} or {@code en}
 * @param roles those the officer had on registering: whose desks the digest is about
 * @param ward of a ward officer, on registering; null for others
 */
public record Subscription(String officer, EmailAddress address, String language, Set<Role> roles,
    @Nullable String ward) {

  public Subscription {
    roles = Set.copyOf(roles);
  }
}
