package vn.kip.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose files fit the compose specification, and the cluster's parts fit each other. */
class ComposeTest {

  private static final Path CLUSTER = Project.ROOT.resolve("infra/cluster");
  private static final String BALANCER = Project.text(CLUSTER.resolve("haproxy.cfg"));

  private final ObjectNode compose = Project.yaml(CLUSTER.resolve("docker-compose.yml")).getFirst();

  @ParameterizedTest
  @ValueSource(strings = {"docker-compose.yml", "docker-compose.demo.yml", "infra/cluster/docker-compose.yml",
      "infra/cluster/docker-compose.demo.yml"})
  void a_compose_file_fits_the_specification(String file) {
    assertThat(faults(Project.yaml(Project.ROOT.resolve(file)).getFirst())).isEmpty();
  }

  /** What is missing stops compose with words; a secret that stands in a file is known to everybody. */
  @ParameterizedTest
  @ValueSource(strings = {"docker-compose.yml", "docker-compose.demo.yml", "infra/cluster/docker-compose.yml",
      "infra/cluster/docker-compose.demo.yml"})
  void every_secret_comes_from_the_environment_and_is_made_by_one_command(String file) {
    var made = Project.text(Project.ROOT.resolve("infra/keycloak/secrets.sh"));
    Project.yaml(Project.ROOT.resolve(file)).getFirst().path("services").properties()
        .forEach(service -> service.getValue().path("environment").properties().stream()
            .filter(variable -> variable.getKey().matches("KC_.*_PASSWORD|KIP_.*(SECRET|PASSWORD)"))
            .forEach(variable -> {
              assertThat(variable.getValue().asText()).as(service.getKey() + " " + variable.getKey())
                  .matches("\\$\\{[A-Z_]+:\\?.+}");
              assertThat(made).contains(variable.getValue().asText().replaceFirst("\\$\\{([A-Z_]+).*", "$1"));
            }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker-compose.yml", "infra/cluster/docker-compose.yml"})
  void the_identity_provider_runs_as_in_production_and_has_every_secret_that_its_realm_reads(String file) {
    var keycloak = Project.yaml(Project.ROOT.resolve(file)).getFirst().at("/services/keycloak");
    assertThat(keycloak.path("command").path(0).asText()).isEqualTo("start");
    var given = new TreeSet<String>();
    keycloak.path("environment").fieldNames().forEachRemaining(given::add);
    var realm = Project.text(Project.ROOT.resolve("infra/keycloak/kip-realm.json"));
    assertThat(found("\\$\\{(KIP_[A-Z_]+)}", realm)).isNotEmpty().allSatisfy(name -> assertThat(given).contains(name));
  }

  @Test
  void a_misspelt_field_of_a_compose_file_is_named() {
    service("intake").put("restarts", "always");
    assertThat(faults(compose)).anySatisfy(fault -> assertThat(fault).contains("restarts"));
  }

  @Test
  void a_wrong_type_in_a_compose_file_is_named() {
    ((ObjectNode) service("intake").path("deploy")).put("replicas", "two");
    assertThat(faults(compose)).anySatisfy(fault -> assertThat(fault).contains("replicas"));
  }

  @Test
  void each_service_has_two_instances_that_only_the_balancer_publishes() {
    assertThat(Project.SERVICES).allSatisfy(name -> {
      var service = service(name);
      assertThat(service.at("/deploy/replicas").asInt()).isEqualTo(2);
      assertThat(service.has("ports")).isFalse();
      assertThat(service.has("container_name")).isFalse();
      assertThat(service.at("/build/args/SERVICE").asText()).isEqualTo(name);
    });
    var bound = found("bind :(\\d+)", BALANCER);
    assertThat(Project.items(service("balancer").path("ports")))
        .extracting(port -> port.asText().replaceFirst(".*:", "")).containsExactlyInAnyOrderElementsOf(bound);
    assertThat(found("server-template \\w+ \\d+ (\\w+):8080", BALANCER))
        .containsExactlyInAnyOrderElementsOf(Project.SERVICES);
  }

  @Test
  void the_one_address_of_a_service_is_the_one_it_has_with_one_instance() {
    var single = Project.yaml(Project.ROOT.resolve("docker-compose.yml")).getFirst();
    var published = new TreeMap<String, String>();
    Project.SERVICES.forEach(name -> published.put(name,
        single.at("/services/" + name + "/ports/0").asText().split(":", 3)[1]));
    var balanced = Pattern.compile("frontend (\\w+) from \\w+\\s+bind :(\\d+)\\s+default_backend \\1\\s")
        .matcher(BALANCER)
        .results().collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

    assertThat(balanced).containsExactlyInAnyOrderEntriesOf(published);
  }

  @Test
  void a_service_is_given_only_what_it_reads() {
    assertThat(Project.SERVICES).allSatisfy(name -> assertThat(environment(name).keySet())
        .allMatch(ReadSettings.of(name)::reads));
  }

  @Test
  void services_call_each_other_by_the_balancer() {
    assertThat(environment("portal").entrySet().stream()
        .filter(variable -> variable.getKey().matches("KIP_(INTAKE|ELIGIBILITY|PAYMENT|REPORTING|AUDITOR)_URL")))
        .hasSize(5).allSatisfy(variable -> assertThat(variable.getValue()).matches("http://balancer:1901[1-5]"));
    assertThat(environment("auditor")).containsEntry("KIP_REPORTING_URL", "http://balancer:19014");
  }

  @Test
  void three_brokers_are_each_others_quorum_and_an_event_stands_on_two_disks() {
    var brokers = names("kafka-\\d");
    assertThat(brokers).hasSize(3).allSatisfy(name -> {
      var settings = environment(name);
      assertThat(settings).containsEntry("KAFKA_NODE_ID", name.substring("kafka-".length()))
          .containsEntry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://" + name + ":9092")
          .containsEntry("KAFKA_CONTROLLER_QUORUM_VOTERS",
              brokers.stream().map(one -> one.substring("kafka-".length()) + "@" + one + ":9093")
                  .collect(Collectors.joining(",")))
          .containsEntry("KAFKA_DEFAULT_REPLICATION_FACTOR", "3").containsEntry("KAFKA_MIN_INSYNC_REPLICAS", "2")
          .containsEntry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "3")
          .containsEntry("KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE", "false");
    });
    var addresses = brokers.stream().map(name -> name + ":9092").collect(Collectors.joining(","));
    assertThat(Project.SERVICES).filteredOn(name -> !name.equals("portal"))
        .allSatisfy(name -> assertThat(environment(name)).containsEntry("KIP_KAFKA", addresses));
    assertThat(List.of("intake", "eligibility", "payment", "reporting"))
        .allSatisfy(name -> assertThat(environment(name)).containsEntry("KIP_REPLICAS", "3"));
  }

  @Test
  void the_replica_set_has_the_stores_that_there_are() {
    var members = names("mongo-\\d").stream().map(name -> name + ":27017").toList();
    assertThat(members).hasSize(3);
    assertThat(found("\"(mongo-\\d:27017)\"", Project.text(CLUSTER.resolve("replica-set.js")))).isEqualTo(members);
    assertThat(Project.SERVICES).allSatisfy(name -> assertThat(environment(name))
        .containsEntry("KIP_MONGO", "mongodb://" + String.join(",", members)).containsKey("KIP_MONGO_OPTIONS"));
  }

  @Test
  void every_container_says_how_much_memory_it_may_take_and_stands_on_what_there_is() {
    compose.path("services").properties().forEach(entry -> {
      assertThat(entry.getValue().at("/deploy/resources/limits/memory").asText()).as(entry.getKey()).isNotEmpty();
      assertThat(names(".*")).as(entry.getKey())
          .containsAll(entry.getValue().path("depends_on").properties().stream().map(Map.Entry::getKey).toList());
      Project.items(entry.getValue().path("volumes")).forEach(volume -> mounted(volume.asText().split(":", 3)[0]));
    });
  }

  private void mounted(String source) {
    if (source.startsWith(".")) {
      assertThat(CLUSTER.resolve(source)).exists();
    } else {
      assertThat(compose.path("volumes").has(source)).as(source).isTrue();
    }
  }

  private static List<String> faults(JsonNode document) {
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(Project.text(Project.ROOT.resolve("infra/k8s/src/test/resources/compose-spec.json")),
            InputFormat.JSON);
    return schema.validate(document.toString(), InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private ObjectNode service(String name) {
    return (ObjectNode) compose.path("services").path(name);
  }

  private Map<String, String> environment(String name) {
    var variables = new TreeMap<String, String>();
    service(name).path("environment").properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
    return variables;
  }

  private List<String> names(String pattern) {
    var names = new TreeSet<String>();
    compose.path("services").fieldNames().forEachRemaining(name -> {
      if (name.matches(pattern)) {
        names.add(name);
      }
    });
    return new ArrayList<>(names);
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
