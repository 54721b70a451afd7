package vn.kip.intake.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kip.events.DossierId;
import vn.kip.intake.domain.DossierCodes;

class MongoDossierCodesTest {

  private static final LocalDate DAY = LocalDate.of(2022, 1, 10);

  private IntakeStores stores;
  private DossierCodes codes;

  @SuppressWarnings("NullAway.Init")
  MongoDossierCodesTest() {}

  @BeforeEach
  void start(@TempDir Path folder) {
    stores = new IntakeStores(folder, before -> {
      var given = before.getCollection("codes");
      given.createIndex(new Document("dossier", 1));
      given.createIndex(new Document("day", 1));
      given.insertOne(new Document("_id", "000.18.25.H50-220110-0007").append("day", "000.18.25.H50-220110")
          .append("serial", 7).append("dossier", DossierId.ofRegister("old").value()));
    });
    codes = stores.get(DossierCodes.class);
  }

  @AfterEach
  void stop() {
    stores.close();
  }

  @Test
  void a_dossier_keeps_its_code_of_the_day_and_serials_go_on_where_the_version_before_ended() {
    assertThat(codes.allocate(DossierId.ofRegister("old"), DAY)).contains("000.18.25.H50-220110-0007");
    assertThat(codes.allocate(DossierId.ofRegister("new"), DAY)).contains("000.18.25.H50-220110-0008");
    assertThat(codes.allocate(DossierId.ofRegister("new"), DAY)).contains("000.18.25.H50-220110-0008");
    assertThat(codes.allocate(DossierId.ofRegister("new"), DAY.plusDays(1))).contains("000.18.25.H50-220111-0001");
  }

  @Test
  void of_many_who_ask_at_once_each_is_given_its_own() throws Exception {
    var asked = new ArrayList<Future<String>>();
    try (var desks = Executors.newFixedThreadPool(64)) {
      for (int i = 0; i < 64; i++) {
        var dossier = DossierId.ofRegister("d" + i);
        asked.add(desks.submit(() -> codes.allocate(dossier, DAY).orElseThrow()));
      }
    }
    var given = new HashSet<String>();
    for (var code : asked) {
      given.add(code.get());
    }

    assertThat(given).hasSize(64).contains("000.18.25.H50-220110-0008", "000.18.25.H50-220110-0071");
  }

  @Test
  void after_the_last_serial_of_a_day_none_is_given() {
    stores.database().getCollection("serials")
        .insertOne(new Document("_id", "000.18.25.H50-220111").append("last", 9_998));

    assertThat(codes.allocate(DossierId.ofRegister("last"), DAY.plusDays(1))).contains("000.18.25.H50-220111-9999");
    assertThat(codes.allocate(DossierId.ofRegister("late"), DAY.plusDays(1))).isEmpty();
    assertThat(codes.allocate(DossierId.ofRegister("last"), DAY.plusDays(1))).contains("000.18.25.H50-220111-9999");
  }

  @Test
  void the_indexes_of_the_version_before_are_taken_as_they_are() {
    assertThat(stores.database().getCollection("codes").listIndexes())
        .extracting(index -> index.getString("name")).containsExactlyInAnyOrder("_id_", "day_1", "dossier_1");
  }
}
