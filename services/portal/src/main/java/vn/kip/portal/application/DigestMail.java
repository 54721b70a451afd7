package vn.kip.portal.application;

import vn.kip.portal.domain.Digest;
import vn.kip.portal.domain.Subscription;

/** Sends a digest to an officer, in the officer's language. */
@FunctionalInterface
public interface DigestMail {

  /** @throws DigestFailure when no server took it */
  void send(Subscription to, Digest digest);
}
