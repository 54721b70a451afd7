package vn.kip.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.DossierId;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;

class CaseFileTest {

  private static final Instant NOW = Instant.parse("2022-03-01T01:00:00Z");
  private static final CaseFile FILE = CaseFile.empty(new DossierId("dossier-1"), Producer.INTAKE);

  private static List<NewEvent> withdrawal(String letter, int length) {
    return List.of(NewEvent.live(new DossierWithdrawn(letter.repeat(length)), NOW, new OfficerId("ward-19333-1")));
  }

  @Test
  void an_event_the_log_would_not_take_is_not_recorded() {
    assertThatThrownBy(() -> FILE.recorded(withdrawal("a", CaseFile.LARGEST_EVENT_BYTES)))
        .isInstanceOf(UnstorableFileException.class).hasMessageContaining("larger than the log takes");
    assertThatThrownBy(() -> FILE.recorded(withdrawal("ế", CaseFile.LARGEST_EVENT_BYTES / 3)))
        .as("counted in bytes").isInstanceOf(UnstorableFileException.class);
  }

  @Test
  void an_event_just_as_large_as_the_log_takes_is_recorded() {
    int rest = CaseEventCodec.payload(FILE.recorded(withdrawal("a", 0)).history().getLast()).length;

    var recorded = FILE.recorded(withdrawal("a", CaseFile.LARGEST_EVENT_BYTES - rest));

    assertThat(CaseEventCodec.payload(recorded.history().getLast())).hasSize(CaseFile.LARGEST_EVENT_BYTES);
  }
}
