package vn.kip.e2e;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;

/**
 * Each service, then the broker, then the store is killed with SIGKILL while the year comes in and officers pay.
 * Minutes long: run by {@code mvn verify -Pchaos} or {@code infra/chaos/kill-during-import.sh}.
 */
@Tag("chaos")
class KillDuringImportIT {

  private static final String YEAR = Kip.root().resolve("infra/demo/dong-ha-2022").toString();
  private static final List<String> PROCESSES = List.of("intake", "eligibility", "payment", "reporting", "broker",
      "store");

  @TempDir
  static Path folder = Path.of("unset");

  @Test
  void whatever_is_killed_the_figures_are_the_same_and_nothing_is_paid_twice() {
    var undisturbed = undisturbed();
    var kip = new Kip(folder.resolve("killed"));
    up(kip);
    try {
      var grants = new ArrayList<LiveDossier>();
      PROCESSES.forEach(_ -> grants.add(LiveDossier.atTheDesk(kip).takenToTheGrant()));

      var importing = kip.start("import", YEAR, "--json");
      pause(Duration.ofSeconds(5));
      for (int i = 0; i < PROCESSES.size(); i++) {
        // The order to the bank is under way when the process goes.
        grants.get(i).pay();
        assertThat(importing.ended()).as("the import ended before %s was killed", PROCESSES.get(i)).isFalse();
        kip.kill(PROCESSES.get(i));
        var up = kip.run("up");
        assertThat(up.out()).as(up.err()).contains("had ended and runs again: " + PROCESSES.get(i));
      }

      var imported = importing.await();
      assertThat(imported.exitCode()).as(imported.err()).isZero();
      grants.forEach(grant -> LiveDossier.soon(grant::grantState, "PAID"));
      assertThat(figures(kip)).isEqualTo(undisturbed.figures());
      assertThat(paymentsOfTheYear(grants)).isEqualTo(undisturbed.payments());
      nothingIsPaidTwice(kip, grants);
      var again = kip.run("import", YEAR, "--json").json();
      assertThat(again.path("dossiers").path("recorded").asInt()).isZero();
      assertThat(again.path("actions").path("recorded").asInt()).isZero();
    } finally {
      kip.run("down");
    }
  }

  private record Undisturbed(List<JsonNode> figures, Map<String, Long> payments) {}

  private static Undisturbed undisturbed() {
    var kip = new Kip(folder.resolve("calm"));
    up(kip);
    try {
      assertThat(kip.run("import", YEAR, "--json").exitCode()).isZero();
      return new Undisturbed(figures(kip), paymentsOfTheYear(List.of()));
    } finally {
      kip.run("down");
    }
  }

  private static void up(Kip kip) {
    var up = kip.run("up", "--apart");
    assertThat(up.exitCode()).as(up.out() + up.err()).isZero();
  }

  /** Every row of the form and every finding, over all the register's time. */
  private static List<JsonNode> figures(Kip kip) {
    var figures = new ArrayList<JsonNode>();
    for (var report : List.of(List.of("form06", "--by-ward"), List.of("on-time"))) {
      var words = new ArrayList<>(List.of("report", report.getFirst(), "--from", "2021-11-01", "--to", "2023-12-31",
          "--json"));
      words.addAll(report.subList(1, report.size()));
      var ran = kip.run(words.toArray(String[]::new));
      assertThat(ran.exitCode()).as(ran.err()).isZero();
      var figure = ran.json();
      // Where in the log the records landed, and the digest of that, differ from run to run; what they say must not.
      figures.add(((ObjectNode) figure).remove(List.of("seal", "digest")));
    }
    return figures;
  }

  /** How often each grant and instalment was settled. */
  private static Map<String, Long> paymentsOfTheYear(List<LiveDossier> without) {
    var ids = without.stream().map(LiveDossier::id).toList();
    return CaseLogOfTheOffice.events().stream()
        .filter(caseRecord -> !ids.contains(caseRecord.dossier().value()))
        .filter(caseRecord -> caseRecord.event() instanceof PaymentSettled)
        .collect(groupingBy(caseRecord -> caseRecord.dossier() + " " + ((PaymentSettled) caseRecord.event()).amount(),
            counting()));
  }

  private static void nothingIsPaidTwice(Kip kip, List<LiveDossier> grants) {
    var log = CaseLogOfTheOffice.events();
    for (var grant : grants) {
      var ofGrant = log.stream().filter(caseRecord -> caseRecord.dossier().value().equals(grant.id())).toList();
      assertThat(ofGrant).filteredOn(caseRecord -> caseRecord.event() instanceof PaymentOrdered).hasSize(1);
      assertThat(ofGrant).filteredOn(caseRecord -> caseRecord.event() instanceof PaymentSettled).hasSize(1);
    }
    var booked = new ArrayList<String>();
    kip.withoutToken("sandbox", "/bank/ledger").body()
        .forEach(booking -> booked.add(booking.path("endToEndId").asString()));
    assertThat(booked).as("bookings at the bank").hasSize(grants.size()).doesNotHaveDuplicates();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
