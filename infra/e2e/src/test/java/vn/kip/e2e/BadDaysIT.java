package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.kip.e2e.LiveDossier.soon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.kip.e2e.BrokenRecords.Broken;
import vn.kip.events.PaymentEvent.PaymentOrdered;

/** Bad days of a real office: a store put back to an old copy, and records that no service could have written. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadDaysIT {

  private static final List<String> READERS = List.of("intake", "eligibility", "payment", "reporting");

  @TempDir
  static Path folder = Path.of("unset");

  private static Kip office = new Kip(Path.of("unset"));

  @BeforeAll
  static void start() {
    office = new Kip(folder.resolve("data"));
    up();
  }

  @AfterAll
  static void stop() {
    office.run("down");
  }

  private static void up() {
    var up = office.run("up", "--apart");
    assertThat(up.exitCode()).as(up.out() + up.err()).isZero();
  }

  @Test
  @Order(1)
  void a_grant_paid_before_the_store_was_put_back_to_an_old_copy_is_not_paid_again() {
    var grant = LiveDossier.atTheDesk(office).takenToTheGrant();
    office.run("down");
    copy(folder.resolve("data/store"), folder.resolve("copy"));
    up();
    grant.pay();
    soon(grant::grantState, "PAID");
    var after = LiveDossier.atTheDesk(office);
    assertThat(office.post("ward-19336-1", "intake", "/dossiers/" + after.id() + "/acceptance", Map.of()).status())
        .isEqualTo(200);

    office.run("down");
    delete(folder.resolve("data/store"));
    copy(folder.resolve("copy"), folder.resolve("data/store"));
    up();

    assertThat(grant.grantState()).as("taken from the log").isEqualTo("PAID");
    var again = office.post("payment-1", "payment", "/grants/" + grant.id() + "/approval",
        Map.of("method", "BANK", "bank", "970436", "account", "3761000123456"));
    assertThat(again.status()).as(again.body().toString()).isEqualTo(409);
    assertThat(bookings(grant)).isEqualTo(1);
    assertThat(CaseLogOfTheOffice.events()).filteredOn(
        caseRecord -> caseRecord.dossier().value().equals(grant.id()) && caseRecord.event() instanceof PaymentOrdered)
        .hasSize(1);
    soon(() -> office.get("division-1", "eligibility", "/dossiers/" + after.id()).body().path("assessment")
        .path("status").asString(""), "ELIGIBLE");
    assertThat(office.get("payment-1", "payment", "/strays").body()).as("bookings that are nobody's").isEmpty();
    auditFinds(List.of());
  }

  private static long bookings(LiveDossier grant) {
    var orders = new ArrayList<String>();
    CaseLogOfTheOffice.events().forEach(caseRecord -> {
      if (caseRecord.event() instanceof PaymentOrdered order && caseRecord.dossier().value().equals(grant.id())) {
        orders.add(order.orderId());
      }
    });
    long booked = 0;
    for (var booking : office.withoutToken("sandbox", "/bank/ledger").body()) {
      booked += orders.contains(booking.path("endToEndId").asString()) ? 1 : 0;
    }
    return booked;
  }

  @Test
  @Order(2)
  void one_bad_record_of_any_kind_holds_its_own_dossier_and_nobody_elses() {
    var broken = BrokenRecords.ofEveryKind();
    assertThat(broken).hasSizeGreaterThan(80);

    BrokenRecords.send(broken);

    var paid = LiveDossier.atTheDesk(office).takenToTheGrant();
    paid.pay();
    soon(paid::grantState, "PAID");
    READERS.forEach(service -> everyoneIsNamed(service, broken));
    READERS.forEach(service -> assertThat(office.withoutToken(service, "/actuator/health").status()).as(service)
        .isEqualTo(200));
    var rebuilt = office.run("rebuild", "reporting", "--json");
    assertThat(rebuilt.exitCode()).as(rebuilt.out() + rebuilt.err()).isZero();
    everyoneIsNamed("reporting", broken);
    auditFinds(broken);
  }

  @Test
  @Order(3)
  void a_record_two_supervisors_give_up_is_given_up_by_every_reader() {
    var broken = BrokenRecords.ofEveryKind().stream().filter(one -> one.what().equals("no JSON")).toList();
    var before = unreadable();
    BrokenRecords.send(broken);
    BrokenRecords.send(List.of(broken.getFirst().followedByAGoodOne()));
    READERS.forEach(service -> await().atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(letters(service, broken.getFirst())).as(service).hasSize(2)));
    var head = letters("intake", broken.getFirst()).getFirst();

    assertThat(office.post("supervisor-1", "intake", "/dead-letters/" + head + "/proposal",
        Map.of("verdict", "DISCARD", "reason", "half a record")).status()).isEqualTo(200);
    assertThat(office.post("supervisor-1", "intake", "/dead-letters/" + head + "/discard", Map.of()).status())
        .as("by one person").isEqualTo(403);
    assertThat(office.post("supervisor-2", "intake", "/dead-letters/" + head + "/discard", Map.of()).status())
        .isEqualTo(200);

    READERS.forEach(service -> await().atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(letters(service, broken.getFirst())).as(service).isEmpty()));
    assertThat(unreadable()).as("what was given up is no finding").isEqualTo(before);
  }

  private static List<String> letters(String service, Broken broken) {
    var ids = new ArrayList<String>();
    for (var letter : office.get("supervisor-1", service, "/dead-letters").body()) {
      if (letter.path("dossier").asString("").equals(broken.dossier())) {
        ids.add(letter.path("id").asString());
      }
    }
    return ids;
  }

  private static void everyoneIsNamed(String service, List<Broken> broken) {
    var expected = broken.stream().collect(Collectors.toMap(Broken::dossier, Broken::what));
    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
      var missing = new HashMap<>(expected);
      for (var letter : office.get("supervisor-1", service, "/dead-letters").body()) {
        missing.remove(letter.path("dossier").asString(""));
      }
      assertThat(missing).as("not parked by " + service).isEmpty();
    });
  }

  /** The audit ends, and says of each record that is none what is wrong with it; it finds every figure as it is. */
  private static void auditFinds(List<Broken> broken) {
    assertThat(unreadable()).isEqualTo(broken.stream().filter(one -> !one.readable()).count());
  }

  /** How many records the audit calls none. Nothing in reporting's store may differ from what the audit comes to. */
  private static long unreadable() {
    var audit = office.run("audit", "--json");
    var kinds = new ArrayList<String>();
    for (JsonNode finding : audit.json().path("findings")) {
      kinds.add(finding.path("kind").asString(""));
    }
    assertThat(kinds).as(audit.out()).noneMatch(kind -> kind.endsWith("_DIFFERS"));
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isEqualTo(kinds.isEmpty() ? 0 : 1);
    return kinds.stream().filter("UNREADABLE"::equals).count();
  }

  private static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) {
    try (var files = Files.walk(root)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
