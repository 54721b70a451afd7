package vn.kip.eligibility.adapter.persistence;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.kip.eligibility.application.PersonClaims;
import vn.kip.events.DossierId;
import vn.kip.programmes.OnceClaim;

/** A document per group and person. */
@Component
class MongoPersonClaims implements PersonClaims {

  private final MongoOperations store;

  MongoPersonClaims(MongoOperations store) {
    this.store = store;
  }

  @Document("claims")
  @CompoundIndex(name = "unsettled_1__id_1", def = "{unsettled: 1, _id: 1}")
  record Claimed(@MongoId String id, String group, String person, List<StoredClaim> claims, boolean unsettled) {

    List<Claim> toClaims() {
      return claims.stream().map(StoredClaim::claim).toList();
    }
  }

  /**
   * The order is that of the stored fields: claims are told apart by them, order included.
   *
   * @param recordedAt older ones do not tell it, and are taken as recorded at once
   */
  record StoredClaim(String dossier, String code, String acceptedAt, @Nullable String recordedAt) {

    static StoredClaim of(Claim claim) {
      return new StoredClaim(claim.dossier().value(), claim.once().code(), claim.once().acceptedAt().toString(),
          claim.recordedAt().toString());
    }

    Claim claim() {
      return new Claim(new DossierId(dossier), new OnceClaim(code, Instant.parse(acceptedAt)),
          Instant.parse(Objects.requireNonNullElse(recordedAt, acceptedAt)));
    }
  }

  @Override
  public void add(String group, Collection<String> ids, Claim claim) {
    var added = StoredClaim.of(claim);
    var updates = store.bulkOps(BulkMode.UNORDERED, Claimed.class);
    ids.forEach(person -> updates.upsert(query(where("_id").is(id(group, person))),
        new Update().addToSet("claims", added).set("group", group).set("person", person).set("unsettled", true)));
    updates.execute();
  }

  @Override
  public Map<String, List<Claim>> of(String group, Collection<String> ids) {
    var names = ids.stream().map(person -> id(group, person)).toList();
    return store.find(query(where("_id").in(names)), Claimed.class).stream()
        .collect(Collectors.toMap(Claimed::person, Claimed::toClaims));
  }

  @Override
  public List<Contested> unsettled(int skip, int limit) {
    var page = query(where("unsettled").is(true)).with(Sort.by("_id")).skip(skip).limit(limit);
    return store.find(page, Claimed.class).stream()
        .map(claimed -> new Contested(claimed.group(), claimed.person(), claimed.toClaims())).toList();
  }

  @Override
  public void settled(Contested contested) {
    store.updateFirst(query(where("_id").is(id(contested.group(), contested.person())).and("claims")
        .size(contested.claims().size())), Update.update("unsettled", false), Claimed.class);
  }

  private static String id(String group, String person) {
    return group + "|" + person;
  }
}
