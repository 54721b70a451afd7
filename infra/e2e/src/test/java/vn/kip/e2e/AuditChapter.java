package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The second program against honest and tampered logs, and planted figures. */
abstract class AuditChapter extends OfficeChapter {

  AuditChapter(Kip kip, Path folder) {
    super(kip, folder);
  }

  @Test
  @Order(1)
  void a_second_program_finds_nothing_wrong_with_the_year_and_counts_january_from_the_file_alone() throws IOException {
    var audited = new AuditedLog(kip, folder);

    audited.findsNothingInTheRunningSystem();
    audited.export();
    var january = Kip.JSON.readTree(Files.readString(YEAR.resolve("expected-january.json"))).path("periods").path(0);
    var plain = audited.form06(january);
    assertThat(withoutNames(plain.path("total"))).isEqualTo(withoutNames(january.path("total")));
    assertThat(rows(plain, audited.form06(january, "--by-ward"))).isEqualTo(rows(january));
  }

  @Test
  @Order(2)
  void whatever_is_done_to_an_exported_log_is_named_by_its_offset() throws IOException {
    var audited = new AuditedLog(kip, folder);

    assertThat(
        audited.foundAfter(lines -> lines.set(100, lines.get(100).replace("\"payload\":\"{", "\"payload\":\"{ "))))
        .containsExactly("ALTERED 0/99");
    assertThat(audited.foundAfter(lines -> lines.remove(100))).contains("MISSING 0/99").doesNotContain("ALTERED 0/100");
    assertThat(audited.foundAfter(lines -> lines.add(100, lines.get(50).replace("\"o\":49,", "\"o\":99,"))))
        .containsExactly("INSERTED 0/99");
    assertThat(audited.foundAfter(lines -> lines.add(100, lines.remove(101)))).contains("REORDERED 0/99");
  }

  @Test
  @Order(3)
  void a_wrong_figure_planted_in_the_store_is_named_by_dossier() {
    var audited = new AuditedLog(kip, folder);
    var code = "000.18.25.H50-220104-0005";

    assertThat(audited.namedAfterPlanting("cases", new Document("view.code", code),
        new Document("view.flags", List.of()).append("view.flagged", false)))
        .contains("DOSSIER_DIFFERS " + code).allMatch(name -> name.contains(code) || name.startsWith("FIGURE_DIFFERS"));
    assertThat(audited.namedAfterPlanting("cases", new Document("view.code", code),
        new Document("facts.1.occurredAt", "2022-01-03T01:00:00Z"))).containsExactly("DOSSIER_DIFFERS " + code);
    assertThat(audited.namedAfterPlanting("days", new Document("day", "2022-01-04"),
        new Document("cells", new Document())))
        .anyMatch(name -> name.startsWith("CELL_DIFFERS") && name.contains("-220104-"));
    audited.findsNothingInTheRunningSystem();
  }
}
