package vn.kip.portal.application;

import java.util.List;
import java.util.Optional;
import vn.kip.portal.domain.Subscription;

/** Who wants the day's digest by mail. */
public interface Subscriptions {

  Optional<Subscription> of(String officer);

  List<Subscription> all();

  /** In place of what the officer had registered before. */
  void save(Subscription subscription);

  void remove(String officer);
}
