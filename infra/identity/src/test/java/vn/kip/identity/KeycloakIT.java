package vn.kip.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import vn.kip.e2e.Kip;
import vn.kip.e2e.LiveDossier;

/** Officers, whoever else has a token, and an office that trusts Keycloak. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KeycloakIT {

  private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
  private static final String WARD = "19336";

  @TempDir
  static Path files = Path.of("unset");

  private static @Nullable World world;

  /** What all tests share. */
  private record World(Keycloak keycloak, Kip office, Playwright playwright, Browser browser) {}

  @BeforeAll
  static void open() {
    var keycloak = new Keycloak();
    Kip.tokensFrom(keycloak::accessToken);
    var office = new Kip(files.resolve("data"), Map.of("KIP_JVM_SERVICES", Keycloak.trusted()));
    var playwright = Playwright.create();
    var browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium())
        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync")));
    world = new World(keycloak, office, playwright, browser);
    var up = office.run("up");
    assertThat(up.exitCode()).as(up.out() + up.err()).isZero();
  }

  @AfterAll
  static void close() {
    if (world != null) {
      world.browser().close();
      world.playwright().close();
      world.office().run("down");
      world.keycloak().close();
    }
  }

  private static Keycloak keycloak() {
    return world().keycloak();
  }

  private static Kip office() {
    return world().office();
  }

  private static World world() {
    return Objects.requireNonNull(world, "opened before all tests");
  }

  @ParameterizedTest
  @CsvSource({"ward-19330-1, /ward", "division-1, /appraise", "supervisor-1, /supervisor", "auditor-1, /supervisor"})
  void who_neither_decides_nor_pays_signs_in_by_password(String officer, String firstPage) {
    try (var counter = new Counter(world().browser())) {
      counter.opensPortal("/").password(officer).isAtThePortal();

      assertThat(counter.page().locator(".me").innerText()).isNotBlank();
      assertThat(URI.create(counter.page().url()).getPath()).startsWith(firstPage);
    }
  }

  @ParameterizedTest
  @CsvSource({"chair-1, /decide", "payment-1, /payments"})
  void who_decides_or_pays_sets_up_a_code_and_is_asked_for_one_from_then_on(String officer, String firstPage) {
    Authenticator app;
    try (var counter = new Counter(world().browser())) {
      app = counter.opensPortal("/").password(officer).setsUpTheCode();
      counter.isAtThePortal();
      assertThat(URI.create(counter.page().url()).getPath()).startsWith(firstPage);
    }
    try (var counter = new Counter(world().browser())) {
      counter.opensPortal("/").password(officer).code("000000");
      assertThat(counter.page().locator("#otp").isVisible()).isTrue();
      counter.code(app.next()).isAtThePortal();
    }
  }

  @ParameterizedTest
  @CsvSource({"kip-cli, reporting, /worklist/backlog, 200", "kip-cli, intake, /register/actions, 405",
      "auditor-service, reporting, /audit/dossiers, 200", "portal, reporting, /dossiers?query=x, 403"})
  void programs_sign_in_as_themselves(String client, String service, String path, int status) {
    var token = keycloak().ofItself(client).json().path("access_token").asString();

    assertThat(Keycloak.claims(token).path("sub").asString()).isEqualTo(client);
    assertThat(asked(token, service, path)).isEqualTo(status);
  }

  @Test
  void signing_out_ends_both_sessions_shows_no_token_and_leaves_nothing_behind() {
    try (var counter = new Counter(world().browser())) {
      counter.opensPortal("/").password("ward-19333-1").isAtThePortal();
      counter.page().evaluate("[localStorage, sessionStorage].forEach(kept => kept.setItem('typed', 'Lê Thị Bưởi'))");

      counter.signsOut();

      assertThat(counter.page().evaluate("localStorage.length")).isEqualTo(0);
      // htmx notes there on which page it is.
      assertThat(counter.page().evaluate("Object.values(sessionStorage).join()")).isIn("", "/public/signed-out");
      assertThat(counter.addresses()).isNotEmpty()
          .noneMatch(address -> address.contains("id_token") || address.matches(".*eyJ[\\w-]+\\.eyJ[\\w-]+\\..*"));
      counter.opensPortal("/ward");
      assertThat(counter.isAskedToSignIn())
          .as("%s%n%s", counter.page().url(), counter.page().locator("body").innerText()).isTrue();
    }
  }

  /** A10. */
  @Test
  void an_officer_cannot_give_herself_another_ward() {
    var id = keycloak().addOfficer("hanh.nt", "19330", "WARD_OFFICER");
    var headers = new HashMap<String, String>();
    try (var counter = new Counter(world().browser())) {
      counter.page().onRequest(request -> {
        var bearer = request.headers().get("authorization");
        if (bearer != null && request.url().startsWith(Keycloak.realm() + "/account")) {
          headers.put("Authorization", bearer);
        }
      });
      counter.opens(Keycloak.realm() + "/account/").password("hanh.nt");
      counter.page().waitForRequest(request -> request.url().contains("/account/?userProfileMetadata"), () -> {
      });
      counter.page().waitForCondition(() -> headers.containsKey("Authorization"));
    }
    var account = URI.create(Keycloak.realm() + "/account");
    var own = keycloak().send(authorized(account, headers).GET());
    assertThat(own.status()).isEqualTo(200);
    var changed = (ObjectNode) own.json();
    changed.withObject("/attributes").putArray("ward").add("19333");
    changed.put("firstName", "Chủ tịch");
    var answer = keycloak().send(authorized(account, headers).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(Kip.JSON.writeValueAsString(changed))));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    var renamed = ((ObjectNode) own.json()).put("username", "chu.tich");
    assertThat(keycloak().send(authorized(account, headers).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(Kip.JSON.writeValueAsString(renamed)))).status()).isEqualTo(400);
    var claims = Keycloak.claims(keycloak().accessToken("hanh.nt"));
    assertThat(claims.path("ward").asString()).isEqualTo("19330");
    assertThat(claims.path("name").asString()).isEqualTo("Nguyễn Thị Hạnh");
    assertThat(claims.path("sub").asString()).isEqualTo(id);
  }

  private static HttpRequest.Builder authorized(URI address, Map<String, String> headers) {
    return HttpRequest.newBuilder(address).header("Accept", "application/json")
        .header("Authorization", Objects.requireNonNull(headers.get("Authorization"), "the console's token"));
  }

  /** A17. */
  @Test
  void what_is_no_access_token_for_kip_is_refused() {
    var signedIn = keycloak().signIn(Keycloak.FOR_KIP, "supervisor-2", Keycloak.PASSWORD).json();
    var forNobody = keycloak().signIn(Keycloak.FOR_NOBODY, "supervisor-2", Keycloak.PASSWORD).json();
    assertThat(Keycloak.claims(signedIn.path("id_token").asString()).path("roles").toString()).contains("SUPERVISOR");
    assertThat(Keycloak.claims(forNobody.path("access_token").asString()).path("roles").toString())
        .contains("SUPERVISOR");

    for (var service : List.of("intake", "eligibility", "payment", "reporting", "auditor")) {
      assertThat(asked(signedIn.path("access_token").asString(), service, "/anything")).isEqualTo(404);
      for (var other : List.of(signedIn.path("id_token"), signedIn.path("refresh_token"),
          forNobody.path("access_token"), forNobody.path("id_token"))) {
        assertThat(asked(other.asString(), service, "/anything")).as("%s: %s", service, other.asString())
            .isEqualTo(401);
      }
    }
  }

  /** A17: appraised under the old name, decided under the new one. */
  @Test
  void who_is_renamed_is_still_the_same_and_who_takes_the_name_is_another() {
    var id = keycloak().addOfficer("lan.pt", "", "APPRAISER", "DECIDER");
    var dossier = accepted("ward-19336-1");
    LiveDossier.soon(() -> office().get("lan.pt", "eligibility", "/dossiers/" + dossier).body().path("assessment")
        .path("status").asString(""), "ELIGIBLE");
    assertThat(office().post("lan.pt", "eligibility", "/dossiers/" + dossier + "/appraisal",
        Map.of("proposal", "GRANT", "amount", 10_000_000)).status()).isEqualTo(200);

    keycloak().rename(id, "lan.tran");
    keycloak().addOfficer("lan.pt", "", "DECIDER");

    var decision = Map.of("outcome", "GRANTED", "decisionNo", "17/QĐ-UBND", "amount", 10_000_000);
    var herself = office().post("lan.tran", "eligibility", "/dossiers/" + dossier + "/decision", decision);
    assertThat(herself.status()).isEqualTo(403);
    assertThat(herself.body().path("errorKey").asString()).isEqualTo("decision.four-eyes");
    assertThat(herself.body().path("title").asString()).contains("lan.tran").doesNotContain(id);
    assertThat(office().post("lan.pt", "eligibility", "/dossiers/" + dossier + "/decision", decision).status())
        .isEqualTo(200);
  }

  @Test
  void people_read_names_where_events_have_ids() {
    var id = keycloak().addOfficer("tam.lt", WARD, "WARD_OFFICER");
    try (var counter = new Counter(world().browser())) {
      counter.opensPortal("/").password("tam.lt").isAtThePortal();
    }
    var dossier = accepted("tam.lt");
    try (var counter = new Counter(world().browser())) {
      counter.opensPortal("/").password("division-2").isAtThePortal();
      LiveDossier.soon(() -> {
        counter.opensPortal("/dossiers/" + dossier);
        return counter.page().locator("main").innerText().contains("tam.lt") ? "named" : "not yet";
      }, "named");
      assertThat(counter.page().locator("main").innerText()).contains("Nguyễn Thị Hạnh (tam.lt)").doesNotContain(id);
    }
  }

  @Test
  void short_passwords_and_guessing_are_refused() {
    var id = keycloak().addOfficer("mai.ht", WARD, "WARD_OFFICER");
    assertThat(keycloak().administered("PUT", "/users/" + id + "/reset-password",
        Map.of("type", "password", "value", "ngắn", "temporary", false)).status()).isEqualTo(400);

    for (int guess = 0; guess < 5; guess++) {
      assertThat(keycloak().signIn(Keycloak.FOR_KIP, "mai.ht", "guess " + guess).status()).isEqualTo(401);
    }
    assertThat(keycloak().signIn(Keycloak.FOR_KIP, "mai.ht", Keycloak.PASSWORD).status())
        .as("the right one, for a while").isEqualTo(401);
  }

  private static String accepted(String officer) {
    var id = UUID.randomUUID().toString();
    assertThat(office().post(officer, "intake", "/dossiers", LiveDossier.funeral(id)).status()).isEqualTo(201);
    assertThat(office().post(officer, "intake", "/dossiers/" + id + "/acceptance", Map.of()).status()).isEqualTo(200);
    return id;
  }

  private static int asked(String token, String service, String path) {
    return keycloak().send(HttpRequest.newBuilder(URI.create(Kip.url(service) + path))
        .header("Authorization", "Bearer " + token)).status();
  }

  private static Path chromium() {
    var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return BROWSERS.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable).findFirst()
        .orElseThrow(() -> new IllegalStateException("no browser on the PATH (chromium)"));
  }
}
