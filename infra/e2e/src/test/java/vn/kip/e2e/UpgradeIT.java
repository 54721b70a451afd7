package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.kip.e2e.LiveDossier.soon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An office of the version before is taken to this one, service by service, while its officers work. The version before is a
 * built checkout: {@code mvn verify -Pupgrade -Dkip.before=DIR}, or {@code infra/upgrade/from-commit.sh}.
 */
@Tag("upgrade")
class UpgradeIT {

  private static final String YEAR = Kip.root().resolve("infra/demo/dong-ha-2022").toString();
  /** As the operating guide has it. */
  private static final List<String> ORDER = List.of("auditor", "reporting", "payment", "eligibility", "intake",
      "portal");

  @TempDir
  static Path folder = Path.of("unset");

  @Test
  void an_office_is_upgraded_one_service_after_another_and_nothing_is_lost_paid_twice_or_counted_otherwise() {
    var now = new Kip(folder.resolve("data"));
    var before = now
        .of(Path.of(Objects.requireNonNull(System.getProperty("kip.before"), "the checkout of the version before")));
    done(before, "up", "--apart");
    try {
      done(before, "import", YEAR);
      var decided = LiveDossier.atTheDesk(now).takenToTheGrant();
      var figures = figures(before);
      // The laptop's store is no service; it goes first, as everybody's ground.
      now.stop("store");
      done(now, "up");
      for (var service : ORDER) {
        var open = LiveDossier.atTheDesk(now);
        now.stop(service);
        assertThat(done(now, "up")).contains("had ended and runs again: " + service);
        var grant = open.takenToTheGrant();
        pay(grant);
        soon(grant::grantState, "PAID");
      }
      decided.pay();
      soon(decided::grantState, "PAID");

      await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(figures(now)).isEqualTo(figures));
      done(now, "audit");
      done(now, "rebuild", "reporting");
      assertThat(now.withoutToken("sandbox", "/bank/ledger").body()).as("bookings").hasSize(ORDER.size() + 1);
    } finally {
      now.run("down");
    }
  }

  /** The version before ordered what one officer had approved. */
  private static void pay(LiveDossier grant) {
    grant.approve();
    if (grant.grantState().equals("APPROVED")) {
      grant.release();
    }
  }

  private static String done(Kip kip, String... words) {
    var ran = kip.run(words);
    assertThat(ran.exitCode()).as(String.join(" ", words) + ": " + ran.out() + ran.err()).isZero();
    return ran.out();
  }

  /** Of the year brought in; what officers do meanwhile is of today. */
  private static List<JsonNode> figures(Kip kip) {
    return List.of(figure(kip, "form06"), figure(kip, "on-time"));
  }

  private static JsonNode figure(Kip kip, String report) {
    var ran = kip.run("report", report, "--from", "2022-01-01", "--to", "2022-12-31", "--json");
    assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
    var figure = (ObjectNode) ran.json();
    // How far the log was read, and the digest of that too.
    return figure.remove(List.of("seal", "digest"));
  }
}
