package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/** The auditor at work on an installation under test: honest logs, tampered ones, and planted figures. */
final class AuditedLog {

  private final Kip kip;
  private final Path folder;
  private final Path exported;

  AuditedLog(Kip kip, Path folder) {
    this.kip = kip;
    this.folder = folder;
    this.exported = folder.resolve("log.jsonl");
  }

  /** The running system, with everything it stores. */
  void findsNothingInTheRunningSystem() {
    var ran = kip.run("audit", "--json");

    assertThat(ran.json().path("findings").toPrettyString()).isEqualTo("[ ]");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.json().path("balances")).isNotEmpty().allSatisfy(balance -> {
      int out = 0;
      for (var part : balance.path("out")) {
        out += part.asInt();
      }
      assertThat(balance.path("in").asInt()).as(balance.toString()).isEqualTo(out);
    });
  }

  void export() {
    var ran = kip.run("log", "export", exported.toString(), "--json");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
  }

  /** Form 06 of a period, by the auditor's own count from the file alone. */
  JsonNode form06(JsonNode period, String... options) {
    var words = new ArrayList<>(List.of("audit", "--log", exported.toString(), "--from", period.path("from").asString(),
        "--to", period.path("to").asString(), "--json"));
    words.addAll(List.of(options));
    var ran = kip.run(words.toArray(String[]::new));
    assertThat(ran.json().path("findings").toPrettyString()).isEqualTo("[ ]");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return ran.json().path("form06");
  }

  /** What is found, as kind and offset, when the file has been tampered with; the first record stands in line 1. */
  List<String> foundAfter(Consumer<List<String>> deed, String... options) throws IOException {
    var lines = new ArrayList<>(Files.readAllLines(exported));
    deed.accept(lines);
    var file = Files.write(folder.resolve("tampered.jsonl"), lines);
    var words = new ArrayList<>(List.of("audit", "--log", file.toString(), "--json"));
    words.addAll(List.of(options));
    var ran = kip.run(words.toArray(String[]::new));
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
    assertThat(ran.json().path("holds").asBoolean()).isFalse();
    var found = new ArrayList<String>();
    ran.json().path("findings")
        .forEach(finding -> found.add(finding.path("kind").asString() + " " + finding.path("partition").asInt(-1) + "/"
            + finding.path("offset").asInt(-1)));
    return found;
  }

  Path report(String name, String... words) throws IOException {
    var ran = kip.run(words);
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return Files.writeString(folder.resolve(name), ran.out());
  }

  /** What the auditor names when a stored document is changed: kind and dossier code; the document is put back. */
  TreeSet<String> namedAfterPlanting(String collection, Document which, Document change) {
    try (var client = MongoClients.create("mongodb://127.0.0.1:" + Kip.storePort() + "/?retryWrites=false")) {
      MongoCollection<Document> documents = client.getDatabase("reporting").getCollection(collection);
      var before = documents.find(which).first();
      assertThat(before).as("%s %s", collection, which).isNotNull();
      var id = new Document("_id", before.get("_id"));
      documents.updateOne(id, new Document("$set", change));
      try {
        var named = new TreeSet<String>();
        var ran = kip.run("audit", "--json");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        ran.json().path("findings").forEach(finding -> named.add(finding.path("kind").asString() + " "
            + finding.path("code").asString(finding.path("what").asString())));
        return named;
      } finally {
        documents.replaceOne(id, before);
      }
    }
  }
}
