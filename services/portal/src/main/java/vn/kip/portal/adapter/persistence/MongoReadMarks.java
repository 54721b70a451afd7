package vn.kip.portal.adapter.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;
import vn.kip.portal.adapter.services.ServiceAway;
import vn.kip.portal.application.ReadMarks;

/** A document per officer. */
@Component
class MongoReadMarks implements ReadMarks {

  private static final Logger LOG = LoggerFactory.getLogger(MongoReadMarks.class);

  private final MongoOperations store;

  MongoReadMarks(MongoOperations store) {
    this.store = store;
  }

  @Document("notices")
  record Marks(@MongoId String id, List<String> read) {}

  /** Without the store, notices are shown as unread rather than not at all. */
  @Override
  public Set<String> of(String officer) {
    try {
      var found = store.findById(officer, Marks.class);
      return found == null ? Set.of() : Set.copyOf(found.read());
    } catch (DataAccessException e) {
      LOG.warn("which notices were read is not known: {}", e.getMessage());
      return Set.of();
    }
  }

  @Override
  public void replace(String officer, Collection<String> read) {
    try {
      store.save(new Marks(officer, List.copyOf(read)));
    } catch (DataAccessException e) {
      throw new ServiceAway("portal", e);
    }
  }
}
