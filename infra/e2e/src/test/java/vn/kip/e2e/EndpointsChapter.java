package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every endpoint of every service, by the service's own description: who may ask it, whose dossiers it tells of, and that
 * nothing that can be sent to it breaks it. One without a row in {@code endpoints.txt} fails the build.
 */
abstract class EndpointsChapter extends OfficeChapter {

  private static final List<String> SERVICES = List.of("intake", "eligibility", "payment", "reporting", "auditor");
  private static final List<Endpoint> TABLE = Endpoint.table();
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int FAULT = 500;
  /** Of who is asked too much at once, and not of who broke. */
  private static final int NOT_NOW = 503;
  private static final String JSON = "application/json";
  private static final long SEED = 20_261_129;

  EndpointsChapter(Kip kip, Path folder) {
    super(kip, folder);
  }

  @Test
  @Order(1)
  void every_endpoint_there_is_has_a_row_and_every_row_an_endpoint() {
    var described = new TreeSet<String>();
    for (var service : SERVICES) {
      description(service).path("paths").forEachEntry((path, methods) -> methods.forEachEntry((method,
          _) -> described.add(service + " " + method.toUpperCase(Locale.ROOT) + " " + path)));
    }

    assertThat(TABLE.stream().map(Endpoint::name)).as("an endpoint without a row, or a row without an endpoint")
        .containsExactlyInAnyOrderElementsOf(described);
  }

  private JsonNode description(String service) {
    var answer = kip.withoutToken(service, "/v3/api-docs");
    assertThat(answer.status()).as(service).isEqualTo(OK);
    return answer.body();
  }

  @Test
  @Order(2)
  void whoever_is_not_in_the_role_is_told_so_whatever_else_is_wrong() {
    var wrong = new ArrayList<String>();
    for (var endpoint : TABLE) {
      Endpoint.OFFICERS.forEach((role, officer) -> {
        if (!endpoint.isOpenTo(role)) {
          var answer = kip.send(officer, endpoint.service(), endpoint.method(), endpoint.at("nonsense", "nonsense"),
              JSON, "{".getBytes(StandardCharsets.UTF_8));
          if (answer.status() != FORBIDDEN || !answer.isOfTheRole()) {
            wrong.add(endpoint.name() + " as " + officer + ": " + answer);
          }
        }
      });
      var nobody = kip.send(null, endpoint.service(), endpoint.method(), endpoint.at("nonsense", "nonsense"), JSON,
          "{}".getBytes(StandardCharsets.UTF_8));
      if (nobody.status() != 401) {
        wrong.add(endpoint.name() + " as nobody: " + nobody);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @Order(3)
  void who_is_in_the_role_is_heard() {
    var wrong = new ArrayList<String>();
    for (var endpoint : TABLE) {
      for (char role : endpoint.roles().toCharArray()) {
        if (!endpoint.acts()) {
          var answer = kip.send(Endpoint.OFFICERS.get(role), endpoint.service(), endpoint.method(),
              endpoint.at("00000000-0000-0000-0000-000000000000", "nonsense"), JSON,
              "{".getBytes(StandardCharsets.UTF_8));
          if (answer.status() >= FAULT || answer.isOfTheRole()) {
            wrong.add(endpoint.name() + " as " + Endpoint.OFFICERS.get(role) + ": " + answer);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Even where what they send is nonsense: nobody learns by it whether a dossier is there, or what could be asked of it. */
  @Test
  @Order(4)
  void another_wards_officer_is_told_of_no_dossier() {
    var foreign = LiveDossier.atTheDesk(kip);
    assertThat(kip.post(WARD_OFFICER, "intake", "/dossiers/" + foreign.id() + "/acceptance", Map.of()).status())
        .isEqualTo(OK);
    LiveDossier.soon(() -> kip.get(WARD_OFFICER, "eligibility", "/dossiers/" + foreign.id()).body().path("assessment")
        .path("status").asString(""), "ELIGIBLE");
    var wrong = new ArrayList<String>();
    for (var endpoint : TABLE) {
      if (endpoint.ward() && endpoint.hasDossier() && endpoint.isOpenTo('W')) {
        for (var body : List.of("{", "{}")) {
          var answer = kip.send(OTHER_WARD, endpoint.service(), endpoint.method(), endpoint.at(foreign.id(), "01"),
              JSON, body.getBytes(StandardCharsets.UTF_8));
          if (answer.status() != FORBIDDEN) {
            wrong.add(endpoint.name() + " with " + body + ": " + answer);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @Order(5)
  void nothing_that_can_be_sent_breaks_an_endpoint() {
    var random = new Random(SEED);
    var descriptions = new HashMap<String, JsonNode>();
    var wrong = new ArrayList<String>();
    for (var endpoint : TABLE) {
      var described = descriptions.computeIfAbsent(endpoint.service(), this::description);
      for (var odd : OddRequests.of(endpoint, described, random)) {
        if (!endpoint.acts() && !endpoint.roles().isEmpty()) {
          var officer = Endpoint.OFFICERS.get(endpoint.roles().charAt(0));
          var answer = kip.send(officer, endpoint.service(), odd.method(), odd.path(), odd.contentType(), odd.body());
          if (answer.status() >= FAULT && answer.status() != NOT_NOW) {
            wrong.add(endpoint.name() + " " + odd + ": " + answer);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    for (var service : SERVICES) {
      assertThat(kip.withoutToken(service, "/actuator/health").status()).as(service).isEqualTo(OK);
    }
  }
}
