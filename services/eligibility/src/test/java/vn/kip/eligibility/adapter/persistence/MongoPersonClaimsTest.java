package vn.kip.eligibility.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.kip.eligibility.application.PersonClaims.Claim;
import vn.kip.eligibility.application.PersonClaims.Contested;
import vn.kip.events.DossierId;
import vn.kip.programmes.OnceClaim;
import vn.kip.service.StoreMapping;
import vn.kip.store.EmbeddedStore;

/** With the service's own settings of its store. */
class MongoPersonClaimsTest {

  private static final Instant ACCEPTED = Instant.parse("2022-01-10T01:00:00Z");
  private static final DossierId FIRST = DossierId.ofRegister("first");
  private static final DossierId SECOND = DossierId.ofRegister("second");

  private EmbeddedStore store;
  private MongoClient client;
  private ConfigurableApplicationContext service;
  private MongoPersonClaims claims;

  @Configuration(proxyBeanMethods = false)
  @AutoConfigurationPackage
  @ImportAutoConfiguration({MongoAutoConfiguration.class, DataMongoAutoConfiguration.class})
  @Import(StoreMapping.class)
  static class Wiring {}

  @SuppressWarnings("NullAway.Init")
  MongoPersonClaimsTest() {}

  @BeforeEach
  void start(@TempDir Path folder) {
    store = EmbeddedStore.forTests(folder);
    client = MongoClients.create(store.uri("test"));
    // As the version before made it.
    stored().createIndex(new Document("unsettled", 1).append("_id", 1));
    service = new SpringApplicationBuilder(Wiring.class).web(WebApplicationType.NONE)
        .properties("kip.mongo=mongodb://127.0.0.1:" + store.port(), "kip.database=test").run();
    claims = new MongoPersonClaims(service.getBean(MongoOperations.class));
  }

  @AfterEach
  void stop() {
    service.close();
    client.close();
    store.close();
  }

  @Test
  void a_claim_is_noted_once_for_each_person() {
    claims.add("FUNERAL", List.of("p1", "p2"), claim(FIRST, "K1"));
    claims.add("FUNERAL", List.of("p1", "p2"), claim(FIRST, "K1"));
    claims.add("FUNERAL", List.of("p1"), claim(SECOND, "K2"));

    var found = claims.of("FUNERAL", List.of("p1", "p2", "p3"));
    assertThat(found).containsOnlyKeys("p1", "p2");
    assertThat(found.get("p1")).containsExactly(claim(FIRST, "K1"), claim(SECOND, "K2"));
    assertThat(found.get("p2")).containsExactly(claim(FIRST, "K1"));
    assertThat(claims.of("OTHER", List.of("p1"))).isEmpty();
    assertThat(stored().find(new Document("_id", "FUNERAL|p1")).first()).isNotNull().doesNotContainKey("_class");
  }

  @Test
  void a_person_is_settled_unless_a_claim_has_come_meanwhile() {
    claims.add("FUNERAL", List.of("p1", "p2"), claim(FIRST, "K1"));
    var unsettled = claims.unsettled(0, 9);
    claims.add("FUNERAL", List.of("p1"), claim(SECOND, "K2"));
    unsettled.forEach(claims::settled);

    assertThat(unsettled).extracting(Contested::person).containsExactly("p1", "p2");
    assertThat(claims.unsettled(0, 9)).extracting(Contested::person).containsExactly("p1");
    assertThat(claims.unsettled(1, 9)).isEmpty();
  }

  @Test
  void claims_of_the_version_before_are_read_and_not_noted_again() {
    stored().insertOne(new Document("_id", "FUNERAL|p1").append("claims", List.of(
        old("dossier-1").append("recordedAt", "2022-01-11T01:00:00Z"), old("dossier-2"))).append("group", "FUNERAL")
        .append("person", "p1").append("unsettled", false));
    var told = new Claim(new DossierId("dossier-1"), new OnceClaim("K1", ACCEPTED),
        Instant.parse("2022-01-11T01:00:00Z"));
    var untold = new Claim(new DossierId("dossier-2"), new OnceClaim("K1", ACCEPTED), ACCEPTED);

    claims.add("FUNERAL", List.of("p1"), told);

    assertThat(claims.unsettled(0, 9)).containsExactly(new Contested("FUNERAL", "p1", List.of(told, untold)));
  }

  @Test
  void the_index_of_the_version_before_is_taken_as_it_is() {
    assertThat(stored().listIndexes()).extracting(index -> index.getString("name"))
        .containsExactlyInAnyOrder("_id_", "unsettled_1__id_1");
  }

  private MongoCollection<Document> stored() {
    return client.getDatabase("test").getCollection("claims");
  }

  private static Document old(String dossier) {
    return new Document("dossier", dossier).append("code", "K1").append("acceptedAt", ACCEPTED.toString());
  }

  private static Claim claim(DossierId dossier, String code) {
    return new Claim(dossier, new OnceClaim(code, ACCEPTED), ACCEPTED);
  }
}
