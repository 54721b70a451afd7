package vn.kip.intake.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.intake.application.PaperDesk.Taken;
import vn.kip.intake.application.PaperScanner.Verdict;

class PaperDeskTest {

  private static final DossierId DOSSIER = new DossierId("dossier-1");
  private static final byte[] PDF = "%PDF-1.7 a scan".getBytes(StandardCharsets.UTF_8);

  private final Shelf shelf = new Shelf();

  @Test
  void the_content_says_what_a_file_is() {
    assertThat(take(PDF, new Verdict.Clean())).isEqualTo(new Taken.Stored("f-1"));
    assertThat(shelf.kept).singleElement().satisfies(file -> assertThat(file.type()).isEqualTo("application/pdf"));
    assertThat(key(take("{".getBytes(StandardCharsets.UTF_8), new Verdict.Clean()))).isEqualTo("file.kind");
    assertThat(key(take(new byte[0], new Verdict.Clean()))).isEqualTo("file.kind");
    assertThat(shelf.kept).hasSize(1);
  }

  @Test
  void nothing_is_kept_of_what_is_harmful_or_was_not_looked_through() {
    assertThat(take(PDF, new Verdict.Infected("Eicar"))).isInstanceOfSatisfying(Taken.Refused.class,
        refused -> assertThat(refused.refusal().parameters()).containsEntry("signature", "Eicar"));
    assertThat(take(PDF, new Verdict.Away("refused"))).isInstanceOfSatisfying(Taken.NotNow.class,
        notNow -> assertThat(notNow.refusal().key()).isEqualTo("scanner.away"));
    assertThat(shelf.kept).isEmpty();
  }

  @Test
  void a_dossier_has_so_many_files_and_no_more() {
    shelf.before = PaperDesk.MOST;
    assertThat(key(take(PDF, new Verdict.Clean()))).isEqualTo("file.too-many");
  }

  private Taken take(byte[] content, Verdict verdict) {
    return new PaperDesk(shelf, _ -> verdict).take(DOSSIER, "to-khai.pdf", content, new OfficerId("ward-1"),
        Instant.EPOCH);
  }

  private static String key(Taken taken) {
    return taken instanceof Taken.Refused(var refusal) ? refusal.key() : "";
  }

  private static final class Shelf implements StoredFiles {

    private final List<SentFile> kept = new ArrayList<>();
    private long before;

    @Override
    public String store(DossierId dossier, SentFile file, OfficerId by, Instant at) {
      kept.add(file);
      return "f-" + kept.size();
    }

    @Override
    public long count(DossierId dossier) {
      return before + kept.size();
    }

    @Override
    public Optional<OpenFile> find(DossierId dossier, String id) {
      return Optional.empty();
    }
  }
}
