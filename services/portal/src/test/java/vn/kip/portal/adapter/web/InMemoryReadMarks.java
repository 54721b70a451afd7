package vn.kip.portal.adapter.web;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;
import vn.kip.portal.application.ReadMarks;

/** In place of the portal's own database. */
@TestComponent
@Primary
class InMemoryReadMarks implements ReadMarks {

  private final Map<String, Set<String>> byOfficer = new ConcurrentHashMap<>();

  @Override
  public Set<String> of(String officer) {
    return byOfficer.getOrDefault(officer, Set.of());
  }

  @Override
  public void replace(String officer, Collection<String> read) {
    byOfficer.put(officer, Set.copyOf(read));
  }
}
