package vn.kip.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.kip.events.DossierId;

/** {@code kip log resend}: who sent how much, and with which code it ends. */
class ResentTest {

  private static final DossierId DOSSIER = new DossierId("dossier-0001");
  private static final String CODE = "000.18.25.H50-220104-0005";

  private final List<String> asked = new ArrayList<>();

  @Test
  void every_service_is_asked_for_its_events_from_the_number_on() {
    var resent = Resent.by(Installation.WRITERS, DOSSIER, 2, (service, path, body) -> {
      asked.add(service + " " + path + " " + Api.JSON.valueToTree(body).path("from"));
      return sent(service.equals("intake") ? 3 : 0);
    });

    assertThat(asked).containsExactly("intake /log/resend 2", "eligibility /log/resend 2", "payment /log/resend 2",
        "reporting /log/resend 2");
    assertThat(resent.sent()).containsEntry("intake", 3).containsEntry("reporting", 0);
    assertThat(resent.exit()).isEqualTo(Exit.DONE);
    assertThat(Api.JSON.valueToTree(resent).toString()).isEqualTo("{\"dossier\":\"dossier-0001\",\"from\":2,"
        + "\"sent\":{\"intake\":3,\"eligibility\":0,\"payment\":0,\"reporting\":0},\"failed\":{}}");
  }

  @Test
  void a_service_that_is_away_is_named_and_the_others_send() {
    var resent = Resent.by(List.of("intake", "payment"), DOSSIER, 1, (service, _, _) -> {
      if (service.equals("intake")) {
        throw new IOException("intake answered 503");
      }
      return sent(1);
    });

    assertThat(resent.sent()).containsOnlyKeys("payment");
    assertThat(resent.failed().get("intake")).contains("intake answered 503");
    assertThat(resent.exit()).isEqualTo(Exit.NOT_RUNNING);
  }

  @Test
  void nothing_sent_is_nothing_done() {
    assertThat(Resent.by(Installation.WRITERS, DOSSIER, 9, (_, _, _) -> sent(0)).exit()).isEqualTo(Exit.REFUSED);
  }

  @Test
  void a_code_is_that_of_one_dossier_and_no_other_is_taken_for_it() throws IOException {
    var hits = Api.JSON.readTree("""
        [{"id": "dossier-0009", "code": "000.18.25.H50-220104-00051"}, {"id": "dossier-0002"},
         {"id": "dossier-0001", "code": "000.18.25.H50-220104-0005"}]""");

    assertThat(Resent.ofCode(CODE, hits)).isEqualTo(DOSSIER);
    assertThatThrownBy(() -> Resent.ofCode(CODE, Api.JSON.createArrayNode())).isInstanceOf(KipFailure.class)
        .hasMessageContaining("give the dossier's id");
  }

  @Test
  void a_wrong_number_or_service_is_wrong_usage() {
    assertThat(Kip.run("log", "resend", "--dossier", "dossier-0001", "--from", "0")).isEqualTo(Exit.USAGE.code());
    assertThat(Kip.run("log", "resend", "--dossier", "dossier-0001", "--from", "1", "--service", "auditor"))
        .isEqualTo(Exit.USAGE.code());
    assertThat(Kip.run("log", "resend", "--from", "1")).isEqualTo(Exit.USAGE.code());
  }

  private static JsonNode sent(int count) {
    return Api.JSON.createObjectNode().put("sent", count);
  }
}
