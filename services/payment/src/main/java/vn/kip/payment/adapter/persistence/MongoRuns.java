package vn.kip.payment.adapter.persistence;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.payment.application.Run;
import vn.kip.payment.application.RunStore;
import vn.kip.payruns.Bridge;

/**
 * A document per run, replaced only where it is as it was read, and one per grant in it. What a run says is kept as JSON:
 * nobody asks the store for anything inside it.
 */
@Component
class MongoRuns implements RunStore {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int BATCH = 1_000;

  private final MongoOperations store;

  MongoRuns(MongoOperations store) {
    this.store = store;
  }

  @Document("runs")
  record StoredRun(@Id String id, @Indexed(name = "state_1") Run.State state, long version, String run) {}

  /** @param id generation and grant, so that entries of a run stand in the order of their grants */
  @Document("run_entries")
  @CompoundIndex(name = "of_1", def = "{'of': 1, 'grant': 1}")
  @CompoundIndex(name = "of_change_1", def = "{'of': 1, 'change': 1, 'grant': 1}")
  @CompoundIndex(name = "of_held_1", def = "{'of': 1, 'held': 1, 'grant': 1}")
  @CompoundIndex(name = "run_1", def = "{'run': 1, 'of': 1}")
  record StoredEntry(@Id String id, String run, String of, String grant, @Nullable String change, boolean held,
      String entry) {}

  @Override
  public Optional<Run> find(YearMonth month, int number) {
    return Optional.ofNullable(store.findById(id(month, number), StoredRun.class)).map(MongoRuns::run);
  }

  @Override
  public List<Run> list(int limit) {
    return store.find(new Query().with(Sort.by(Sort.Direction.DESC, "_id")).limit(limit), StoredRun.class).stream()
        .map(MongoRuns::run).toList();
  }

  @Override
  public List<Run> released() {
    return store.find(query(where("state").is(Run.State.RELEASED)), StoredRun.class).stream().map(MongoRuns::run)
        .toList();
  }

  @Override
  public boolean save(Run run) {
    var id = id(run.month(), run.number());
    var stored = new StoredRun(id, run.state(), run.version() + 1, JSON.writeValueAsString(run));
    if (run.version() > 0) {
      return store.replace(query(where("_id").is(id).and("version").is(run.version())), stored)
          .getMatchedCount() == 1;
    }
    try {
      store.insert(stored);
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  @Override
  public void keep(YearMonth month, int number, String generation, List<Run.Entry> entries) {
    var run = id(month, number);
    for (int from = 0; from < entries.size(); from += BATCH) {
      store.insert(entries.subList(from, Math.min(entries.size(), from + BATCH)).stream()
          .map(entry -> new StoredEntry(generation + "/" + entry.grant(), run, generation, entry.grant(),
              entry.change() == null ? null : entry.change().name(), entry.hold() != null,
              JSON.writeValueAsString(entry)))
          .toList(), StoredEntry.class);
    }
  }

  @Override
  public void forgetOthers(YearMonth month, int number, String generation) {
    store.remove(query(where("run").is(id(month, number)).and("of").ne(generation)), StoredEntry.class);
  }

  @Override
  public void each(Run run, Consumer<Run.Entry> taker) {
    try (var entries = store.stream(query(of(run)).with(Sort.by("grant")), StoredEntry.class)) {
      entries.map(MongoRuns::entry).forEach(taker);
    }
  }

  @Override
  public List<Run.Entry> entries(Run run, Bridge.@Nullable Change change, @Nullable Boolean held, int skip,
      int limit) {
    return store.find(query(of(run, change, held)).with(Sort.by("grant")).skip(skip).limit(limit), StoredEntry.class)
        .stream().map(MongoRuns::entry).toList();
  }

  @Override
  public long count(Run run, Bridge.@Nullable Change change, @Nullable Boolean held) {
    return store.count(query(of(run, change, held)), StoredEntry.class);
  }

  private static Criteria of(Run run) {
    return where("of").is(run.generation());
  }

  private static Criteria of(Run run, Bridge.@Nullable Change change, @Nullable Boolean held) {
    var criteria = of(run);
    if (change != null) {
      criteria = criteria.and("change").is(change.name());
    }
    return held == null ? criteria : criteria.and("held").is(held);
  }

  private static Run run(StoredRun stored) {
    return JSON.readValue(stored.run(), Run.class).stored(stored.version());
  }

  private static Run.Entry entry(StoredEntry stored) {
    return JSON.readValue(stored.entry(), Run.Entry.class);
  }

  private static String id(YearMonth month, int number) {
    return month + "-" + number;
  }
}
