package vn.kip.portal.adapter.persistence;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.IndexResolver;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.kip.portal.application.Drafts;
import vn.kip.portal.domain.Draft;

/**
 * A document per draft. Names of inputs have no dots, so that each is a field of its own. What was typed of a person and never
 * sent ends after a while, whoever has forgotten it.
 */
@Component
class MongoDrafts implements Drafts {

  private static final String VALUES = "values";
  private static final int MOST = 100;
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

  private final MongoOperations store;
  private final InstantSource clock;
  private final Duration kept;
  private final AtomicBoolean indexed = new AtomicBoolean();
  private final AtomicReference<Instant> nextLook = new AtomicReference<>(Instant.MIN);

  /** @param kept how long a draft is kept after it was saved last */
  MongoDrafts(MongoOperations store, InstantSource clock, @Value("${kip.portal.drafts-kept}") Duration kept) {
    this.store = store;
    this.clock = clock;
    this.kept = kept;
  }

  /** @param values null while nothing was typed */
  @Document("drafts")
  @CompoundIndex(name = "ward_1_officer_1", def = "{ward: 1, officer: 1}")
  @CompoundIndex(name = "savedAt_1", def = "{savedAt: 1}")
  record StoredDraft(@MongoId String id, String ward, String officer, String savedAt,
      @Nullable Map<String, String> values) {

    Draft draft() {
      return new Draft(id, ward, officer, Instant.parse(savedAt), Objects.requireNonNullElse(values, Map.of()));
    }
  }

  @Override
  public List<Draft> of(String ward, String officer) {
    endOldOnes();
    var own = query(where("ward").is(ward).and("officer").is(officer));
    return store.find(own.with(Sort.by(Sort.Direction.DESC, "savedAt")).limit(MOST), StoredDraft.class).stream()
        .map(StoredDraft::draft).toList();
  }

  @Override
  public Optional<Draft> find(String id, String ward, String officer) {
    return Optional.ofNullable(store.findOne(key(id, ward, officer), StoredDraft.class)).map(StoredDraft::draft);
  }

  @Override
  public void save(Draft draft, Set<String> changed) {
    index();
    var set = Update.update("savedAt", draft.savedAt().toString());
    changed.forEach(name -> set.set(VALUES + "." + name, draft.value(name)));
    store.upsert(key(draft.id(), draft.ward(), draft.officer()), set, StoredDraft.class);
  }

  @Override
  public void remove(Draft draft) {
    store.remove(key(draft.id(), draft.ward(), draft.officer()), StoredDraft.class);
  }

  private void endOldOnes() {
    var now = clock.instant();
    var due = nextLook.get();
    if (!now.isBefore(due) && nextLook.compareAndSet(due, now.plus(BETWEEN_LOOKS))) {
      index();
      store.remove(query(where("savedAt").lt(now.minus(kept).toString())), StoredDraft.class);
    }
  }

  /** Not at the start: pages come up without the store. */
  private void index() {
    if (!indexed.get()) {
      var drafts = store.indexOps(StoredDraft.class);
      IndexResolver.create(store.getConverter().getMappingContext()).resolveIndexFor(StoredDraft.class)
          .forEach(drafts::createIndex);
      indexed.set(true);
    }
  }

  private static Query key(String id, String ward, String officer) {
    return query(where("_id").is(id).and("ward").is(ward).and("officer").is(officer));
  }
}
