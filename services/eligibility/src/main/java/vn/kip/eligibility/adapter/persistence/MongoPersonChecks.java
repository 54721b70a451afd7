package vn.kip.eligibility.adapter.persistence;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import vn.kip.eligibility.application.PersonChecks;
import vn.kip.events.OfficerId;

/** A document per check, never changed. */
@Component
class MongoPersonChecks implements PersonChecks {

  private final MongoOperations store;

  MongoPersonChecks(MongoOperations store) {
    this.store = store;
  }

  @Document("person_checks")
  @CompoundIndex(name = "officer_1_at_1", def = "{'officer': 1, 'at': 1}")
  @CompoundIndex(name = "officer_1_number_1_at_1", def = "{'officer': 1, 'number': 1, 'at': 1}")
  record Stored(@Id String id, String officer, String number, String ending, Instant at) {}

  @Override
  public void record(Check check) {
    store.insert(new Stored(UUID.randomUUID().toString(), check.officer().value(), check.number(), check.ending(),
        check.at()));
  }

  @Override
  public long since(OfficerId officer, Instant since) {
    return store.count(query(where("officer").is(officer.value()).and("at").gte(since)), Stored.class);
  }

  @Override
  public long since(OfficerId officer, String number, Instant since) {
    return store.count(query(where("officer").is(officer.value()).and("number").is(number).and("at").gte(since)),
        Stored.class);
  }

  @Override
  public List<Check> of(OfficerId officer, int page, int size) {
    return store.find(query(where("officer").is(officer.value())).with(Sort.by(Sort.Direction.DESC, "at"))
        .skip((long) page * size).limit(size), Stored.class).stream()
        .map(stored -> new Check(stored.at(), new OfficerId(stored.officer()), stored.number(), stored.ending()))
        .toList();
  }
}
