package vn.kip.service;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.office.Officer;

/** A document per look. */
@Component
@ConditionalOnBooleanProperty(name = "kip.looks")
class MongoLooks implements Looks {

  private final MongoOperations store;
  private final InstantSource clock;

  MongoLooks(MongoOperations store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Document("looks")
  record Stored(@Id String id, @Indexed(name = "dossier_1") String dossier, String officer, String what, String ground,
      Instant at) {}

  @Override
  public void record(DossierId dossier, Officer officer, String what, Enum<?> ground) {
    var at = clock.instant();
    var id = String.join("|", dossier.value(), officer.id().value(), what,
        at.truncatedTo(ChronoUnit.MINUTES).toString());
    store.save(new Stored(id, dossier.value(), officer.id().value(), what, ground.name(), at));
  }

  @Override
  public List<Look> of(DossierId dossier) {
    return store.find(query(where("dossier").is(dossier.value())), Stored.class).stream()
        .map(stored -> new Look(stored.at(), new OfficerId(stored.officer()), stored.what(), stored.ground()))
        .sorted(Comparator.comparing(Look::at).reversed()).toList();
  }
}
