package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** What the chapters of one installation have in common; they follow each other, and each finds what those before have left. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class OfficeChapter {

  static final Path YEAR = Kip.root().resolve("infra/demo/dong-ha-2022");
  static final String WARD_OFFICER = "ward-19336-1";
  static final String OTHER_WARD = "ward-19333-1";

  final Kip kip;
  final Path folder;

  OfficeChapter(Kip kip, Path folder) {
    this.kip = kip;
    this.folder = folder;
  }

  JsonNode report(String name, JsonNode period, String... options) {
    var words = new ArrayList<>(List.of("report", name, "--from", period.path("from").asString(), "--to",
        period.path("to").asString(), "--json"));
    words.addAll(List.of(options));
    var ran = kip.run(words.toArray(String[]::new));
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return ran.json();
  }

  /** Counts by programme and ward. */
  static Map<String, Map<String, Integer>> rows(JsonNode... reports) {
    var rows = new TreeMap<String, Map<String, Integer>>();
    for (var report : reports) {
      report.path("rows").forEach(
          row -> rows.put(row.path("programme").asString() + " " + row.path("ward").asString(""), withoutNames(row)));
    }
    return rows;
  }

  static Map<String, Integer> withoutNames(JsonNode row) {
    var counts = new TreeMap<String, Integer>();
    row.forEachEntry((name, value) -> {
      if (value.isInt()) {
        counts.put(name, value.asInt());
      }
    });
    return counts;
  }

  JsonNode figures() {
    var ran = kip.run("report", "form06", "--from", "2021-11-01", "--to", "2027-12-31", "--json");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return ran.json().path("total");
  }

  static void problem(Kip.Answer answer, int status, String errorKey, String field) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertThat(answer.body().path("errorKey").asString()).isEqualTo(errorKey);
    assertThat(answer.body().path("field").asString()).isEqualTo(field);
    assertThat(answer.body().path("messages").path("vi").asString()).isNotBlank();
    assertThat(answer.body().path("messages").path("en").asString()).isNotBlank();
  }
}
