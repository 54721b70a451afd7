package vn.kip.intake.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.intake.application.StoredFiles;
import vn.kip.intake.application.StoredFiles.SentFile;

class GridFsStoredFilesTest {

  private static final DossierId DOSSIER = DossierId.ofRegister("papers");
  private static final OfficerId BY = new OfficerId("ward-1");
  private static final Instant NOW = Instant.parse("2022-01-10T01:00:00Z");
  /** Of "abc", as everybody can look it up. */
  private static final String SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);

  private IntakeStores stores;
  private StoredFiles files;

  @SuppressWarnings("NullAway.Init")
  GridFsStoredFilesTest() {}

  @BeforeEach
  void start(@TempDir Path folder) {
    stores = new IntakeStores(folder, _ -> {
    });
    files = stores.get(StoredFiles.class);
  }

  @AfterEach
  void stop() {
    stores.close();
  }

  @Test
  void a_paper_of_many_pieces_comes_back_as_it_was_sent_and_to_its_own_dossier_only() {
    var scan = new byte[4 * 1024 * 1024 + 1];
    new Random(7).nextBytes(scan);
    var id = files.store(DOSSIER, new SentFile("tờ khai.pdf", "application/pdf", scan), BY, NOW);

    assertThat(files.find(DOSSIER, id)).hasValueSatisfying(file -> {
      assertThat(file.name()).isEqualTo("tờ khai.pdf");
      assertThat(file.type()).isEqualTo("application/pdf");
      assertThat(file.length()).isEqualTo(scan.length);
      assertThat(content(file)).isEqualTo(scan);
    });
    assertThat(files.find(DossierId.ofRegister("other"), id)).isEmpty();
    assertThat(files.find(DOSSIER, "unknown")).isEmpty();
  }

  @Test
  void the_same_file_sent_twice_is_stored_once_and_stays_as_it_was_sent_first() {
    var first = files.store(DOSSIER, new SentFile("a.txt", "text/plain", ABC), BY, NOW);
    var second = files.store(DOSSIER, new SentFile("b.txt", "text/html", ABC), new OfficerId("ward-2"),
        NOW.plusSeconds(60));
    var elsewhere = files.store(DossierId.ofRegister("other"), new SentFile("a.txt", "text/plain", ABC), BY, NOW);

    assertThat(second).isEqualTo(first).isEqualTo(DOSSIER + "-" + SHA256.substring(0, 32)).isNotEqualTo(elsewhere);
    assertThat(files.find(DOSSIER, first)).hasValueSatisfying(file -> {
      assertThat(file.name()).isEqualTo("a.txt");
      assertThat(content(file)).isEqualTo(ABC);
    });
    assertThat(stores.database().getCollection("files").find(new Document("_id", first)).first())
        .containsEntry("by", BY.value()).containsEntry("at", NOW.toString());
    assertThat(files.count(DOSSIER)).isEqualTo(1);
    assertThat(count("files")).isEqualTo(2);
    assertThat(count("fs.files")).isEqualTo(2);
  }

  @Test
  void of_many_who_send_the_same_at_once_one_is_kept() {
    var scan = new byte[600_000];
    var ids = ConcurrentHashMap.<String>newKeySet();
    try (var desks = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        desks.submit(() -> ids.add(files.store(DOSSIER, new SentFile("a.bin", "image/png", scan), BY, NOW)));
      }
    }

    assertThat(ids).hasSize(1);
    assertThat(files.find(DOSSIER, ids.iterator().next())).hasValueSatisfying(
        file -> assertThat(content(file)).isEqualTo(scan));
    assertThat(count("fs.files")).isEqualTo(1);
    assertThat(count("fs.chunks")).isEqualTo(3);
  }

  @Test
  void what_a_service_left_behind_that_ended_while_sending_is_in_nobodys_way() {
    stores.database().getCollection("fs.chunks").insertOne(new Document("files_id", new ObjectId()).append("n", 0)
        .append("data", new Binary(ABC)));

    var id = files.store(DOSSIER, new SentFile("a.txt", "text/plain", ABC), BY, NOW);

    assertThat(files.find(DOSSIER, id)).hasValueSatisfying(file -> assertThat(content(file)).isEqualTo(ABC));
  }

  @Test
  void a_file_of_the_version_before_is_found_and_not_stored_again() {
    var id = DOSSIER + "-" + SHA256.substring(0, 32);
    stores.database().getCollection("files").insertOne(new Document("_id", id).append("dossier", DOSSIER.value())
        .append("name", "a.txt").append("type", "text/plain").append("content", new Binary(ABC))
        .append("sha256", SHA256).append("by", "ward-1").append("at", NOW.toString()));

    assertThat(files.find(DOSSIER, id)).hasValueSatisfying(file -> {
      assertThat(file.name()).isEqualTo("a.txt");
      assertThat(file.length()).isEqualTo(3);
      assertThat(content(file)).isEqualTo(ABC);
    });
    assertThat(files.store(DOSSIER, new SentFile("b.txt", "text/plain", ABC), BY, NOW)).isEqualTo(id);
    assertThat(files.find(DOSSIER, id)).hasValueSatisfying(file -> assertThat(content(file)).isEqualTo(ABC));
    assertThat(count("fs.files")).isZero();
  }

  @Test
  void who_sent_it_when_and_its_digest_stand_beside_it() {
    files.store(DOSSIER, new SentFile("a.txt", "text/plain", ABC), BY, NOW);

    var stored = Objects.requireNonNull(stores.database().getCollection("files").find().first());
    assertThat(new HashSet<>(stored.keySet()))
        .containsExactlyInAnyOrder("_id", "dossier", "name", "type", "sha256", "by", "at", "file");
    assertThat(stored).containsEntry("sha256", SHA256).containsEntry("by", "ward-1")
        .containsEntry("at", NOW.toString());
  }

  private long count(String collection) {
    return stores.database().getCollection(collection).countDocuments();
  }

  private static byte[] content(StoredFiles.OpenFile file) {
    try (var content = file.content()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
