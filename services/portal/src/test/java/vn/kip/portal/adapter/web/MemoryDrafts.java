package vn.kip.portal.adapter.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import vn.kip.portal.application.Drafts;
import vn.kip.portal.domain.Draft;

/** Drafts for tests without a store. */
final class MemoryDrafts implements Drafts {

  private final Map<String, Draft> drafts = new ConcurrentHashMap<>();

  @TestConfiguration(proxyBeanMethods = false)
  static class Beans {

    @Bean
    @Primary
    MemoryDrafts memoryDrafts() {
      return new MemoryDrafts();
    }
  }

  @Override
  public List<Draft> of(String ward, String officer) {
    return drafts.values().stream().filter(draft -> draft.ward().equals(ward) && draft.officer().equals(officer))
        .sorted(Comparator.comparing(Draft::savedAt).reversed()).toList();
  }

  @Override
  public Optional<Draft> find(String id, String ward, String officer) {
    return of(ward, officer).stream().filter(draft -> draft.id().equals(id)).findFirst();
  }

  @Override
  public void save(Draft draft, Set<String> changed) {
    drafts.put(draft.id(), draft);
  }

  @Override
  public void remove(Draft draft) {
    drafts.remove(draft.id());
  }
}
