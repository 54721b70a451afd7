package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.e2e.Cluster.soon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.kip.e2e.Cluster.Reporting;

/**
 * Three brokers and three instances of reporting; the year is written while one of each dies. {@code mvn verify -Pcluster},
 * from built jars.
 */
@Tag("cluster")
class ClusterIT {

  @TempDir
  static Path folder = Path.of("unset");

  @Test
  void an_instance_and_a_broker_die_and_the_figures_are_those_of_an_undisturbed_reading() throws IOException {
    var year = YearOfEvents.read();
    int quarter = year.size() / 4;
    try (var cluster = new Cluster(folder)) {
      cluster.startSandbox();
      var first = cluster.startReporting("reporting-1", Kip.port(14));
      cluster.startReporting("reporting-2", Kip.port(24));
      var third = cluster.startReporting("reporting-3", Kip.port(34));
      cluster.awaitReaders(3);

      cluster.write(year.subList(0, quarter));
      cluster.kill("reporting-2");
      // Nobody reads a third of these before its partitions have moved.
      cluster.write(year.subList(quarter, 2 * quarter));
      cluster.awaitReaders(2);
      soon("those that are left make good for it", () -> assertThat(restsOn(first)).isEqualTo(cluster.ends()));

      int leader = Objects.requireNonNull(cluster.partitions().getFirst().leader()).id();
      cluster.write(year.subList(2 * quarter, 3 * quarter));
      cluster.kill("broker-" + leader);
      cluster.write(year.subList(3 * quarter, year.size()));
      soon("the other two brokers lead what it led", () -> assertThat(cluster.partitions()).allSatisfy(partition -> {
        assertThat(Objects.requireNonNull(partition.leader()).id()).isNotEqualTo(leader);
        assertThat(partition.isr()).hasSize(2).noneMatch(node -> node.id() == leader);
      }));
      soon("no partition stays behind", () -> {
        assertThat(restsOn(third)).isEqualTo(cluster.ends());
        assertThat(first.figures()).isEqualTo(third.figures());
      });

      var figures = withoutPlace(first.figures());
      assertThat(january(first)).isEqualTo(expectedOfJanuary());
      rebuilt(third);
      assertThat(withoutPlace(first.figures())).isEqualTo(figures);
    }
  }

  /**
   * One instance reads the whole log, undisturbed, and compares document by document, byte by byte: nothing of a killed one is
   * left half done.
   */
  private static void rebuilt(Reporting reporting) {
    assertThat(Kip.postAt("supervisor-1", reporting.url() + "/rebuild").status()).isEqualTo(202);
    soon("rebuilt", () -> assertThat(reporting.get("/rebuild").path("state").asString()).isEqualTo("DONE"));
    assertThat(reporting.get("/rebuild").path("differences").valueStream().map(JsonNode::asString)).isEmpty();
  }

  /** How far the log goes that a report rests on: the offset of the next record, by partition. */
  private static Map<Integer, Long> restsOn(Reporting reporting) {
    var ends = new HashMap<Integer, Long>();
    reporting.figures().getFirst().path("seal")
        .forEach(seal -> ends.put(seal.path("partition").asInt(), seal.path("offset").asLong() + 1));
    return ends;
  }

  /** As they are however far the log goes: what a day brings about may be recorded in between. */
  private static List<JsonNode> withoutPlace(List<JsonNode> figures) {
    return figures.stream().map(figure -> (JsonNode) ((ObjectNode) figure).remove(List.of("seal", "digest"))).toList();
  }

  private static Map<String, Integer> january(Reporting reporting) {
    return numbers(reporting.get("/reports/form06?from=2022-01-01&to=2022-01-31").path("total"));
  }

  private static Map<String, Integer> numbers(JsonNode total) {
    var numbers = new TreeMap<String, Integer>();
    total.properties().stream().filter(column -> column.getValue().isNumber())
        .forEach(column -> numbers.put(column.getKey(), column.getValue().asInt()));
    return numbers;
  }

  private static Map<String, Integer> expectedOfJanuary() throws IOException {
    return numbers(Kip.JSON.readTree(Files.readString(YearOfEvents.YEAR.resolve("expected-january.json")))
        .path("periods").path(0).path("total"));
  }
}
