package vn.kip.portal.adapter.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;
import vn.kip.portal.application.SentDigests;
import vn.kip.portal.application.Subscriptions;
import vn.kip.portal.domain.Subscription;

/** In place of the portal's own database. */
@TestComponent
@Primary
class MemoryDigests implements Subscriptions, SentDigests {

  private final Map<String, Subscription> byOfficer = new ConcurrentHashMap<>();
  private final Map<String, Boolean> sent = new HashMap<>();

  @Override
  public Optional<Subscription> of(String officer) {
    return Optional.ofNullable(byOfficer.get(officer));
  }

  @Override
  public List<Subscription> all() {
    return new ArrayList<>(byOfficer.values());
  }

  @Override
  public void save(Subscription subscription) {
    byOfficer.put(subscription.officer(), subscription);
  }

  @Override
  public void remove(String officer) {
    byOfficer.remove(officer);
  }

  void clear() {
    byOfficer.clear();
    sent.clear();
  }

  @Override
  public boolean take(String officer, LocalDate day, Instant now, Instant abandonedBefore) {
    return sent.putIfAbsent(officer + day, false) == null;
  }

  @Override
  public void sent(String officer, LocalDate day) {
    sent.put(officer + day, true);
  }

  @Override
  public void giveBack(String officer, LocalDate day) {
    sent.remove(officer + day);
  }
}
