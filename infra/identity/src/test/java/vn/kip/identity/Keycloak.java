package vn.kip.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.e2e.Kip;

/** A Keycloak of its own, with the realm and the demo's officers as they ship; administered as an office would. */
final class Keycloak implements AutoCloseable {

  /** The audience mapper makes the difference. */
  static final String FOR_KIP = "walker";
  static final String FOR_NOBODY = "walker-for-nobody";
  static final String SECRET = "a-secret-of-this-run";
  static final String PASSWORD = "a password of this run";

  private static final JsonMapper JSON = Kip.JSON;
  private static final int PORT = Kip.port(80);
  private static final Duration STARTED_WITHIN = Duration.ofMinutes(6);
  private static final List<String> SECRETS = List.of("KIP_PORTAL_SECRET", "KIP_AUDITOR_SECRET", "KIP_CLI_SECRET",
      "KIP_REGISTER_IMPORT_SECRET");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path log;

  /** What somebody answered. */
  record Answer(int status, String body, @Nullable String location) {
    JsonNode json() {
      return JSON.readTree(body);
    }
  }

  Keycloak() {
    var home = Path.of(Objects.requireNonNull(System.getProperty("kip.keycloak"), "run by Maven"));
    log = home.resolveSibling("keycloak.log");
    try {
      empty(home.resolve("data"));
      var realm = Kip.root().resolve("infra/keycloak");
      var imported = Files.createDirectories(home.resolve("data/import"));
      Files.copy(realm.resolve("kip-realm.json"), imported.resolve("kip-realm.json"));
      Files.copy(realm.resolve("demo/kip-users-0.json"), imported.resolve("kip-users-0.json"));
      // As in the compose file.
      var starting = new ProcessBuilder("bash", home.resolve("bin/kc.sh").toString(), "start", "--import-realm",
          "--http-enabled=true", "--http-host=127.0.0.1", "--http-port=" + PORT, "--hostname=" + url(), "--db=dev-file",
          "--cache=local").redirectErrorStream(true).redirectOutput(log.toFile());
      var environment = starting.environment();
      environment.put("JAVA_HOME", System.getProperty("java.home"));
      environment.put("JAVA_OPTS_KC_HEAP", "-Xmx512m");
      environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
      environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", SECRET);
      environment.put("KIP_PORTAL_URL", Kip.url("portal"));
      environment.put("KIP_DEMO_PASSWORD", PASSWORD);
      SECRETS.forEach(secret -> environment.put(secret, SECRET));
      process = starting.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await().atMost(STARTED_WITHIN).pollInterval(Duration.ofSeconds(1)).ignoreExceptions().until(() -> {
      assertThat(process.isAlive()).as("Keycloak, see %s", log).isTrue();
      return send(HttpRequest.newBuilder(URI.create(realm() + "/.well-known/openid-configuration"))).status() == 200;
    });
    addClient(FOR_KIP, true);
    addClient(FOR_NOBODY, false);
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  static String url() {
    return "http://127.0.0.1:" + PORT;
  }

  static String realm() {
    return url() + "/realms/kip";
  }

  /** Settings of a whole office in one JVM that trusts this provider instead of the sandbox's. */
  static String trusted() {
    var oidc = realm() + "/protocol/openid-connect";
    return String.join(" ",
        "-Dspring.security.oauth2.resourceserver.jwt.issuer-uri=" + realm(),
        "-Dspring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + oidc + "/certs",
        "-Dkip.portal.oidc.issuer=" + realm(),
        "-Dkip.portal.oidc.authorization-uri=" + oidc + "/auth",
        "-Dkip.portal.oidc.end-session-uri=" + oidc + "/logout",
        "-Dkip.portal.oidc.token-uri=" + oidc + "/token",
        "-Dkip.portal.oidc.jwk-set-uri=" + oidc + "/certs",
        "-Dkip.portal.oidc.client-secret=" + SECRET,
        "-Dkip.auditor.token-url=" + oidc + "/token",
        "-Dkip.auditor.secret=" + SECRET);
  }

  /** Lets a script sign in by password, which no shipped client does. */
  private void addClient(String id, boolean forKip) {
    var portal = administered("GET", "/clients?clientId=portal", null).json().get(0);
    var mappers = portal.path("protocolMappers").valueStream()
        .filter(mapper -> forKip || !mapper.path("name").asString().equals("audience"))
        .map(mapper -> Map.of("name", mapper.path("name"), "protocol", mapper.path("protocol"), "protocolMapper",
            mapper.path("protocolMapper"), "config", mapper.path("config")))
        .toList();
    assertThat(administered("POST", "/clients", Map.of("clientId", id, "secret", SECRET, "standardFlowEnabled", false,
        "directAccessGrantsEnabled", true, "protocolMappers", mappers)).status()).isEqualTo(201);
  }

  /** An officer as an office makes one: Keycloak gives the id and the default roles. Returns the id. */
  String addOfficer(String name, String ward, String... roles) {
    var made = administered("POST", "/users",
        Map.of("username", name, "enabled", true, "email", UUID.randomUUID() + "@example.org",
            "emailVerified", true, "firstName", "Nguyễn", "lastName", "Thị Hạnh", "attributes",
            ward.isEmpty() ? Map.of() : Map.of("ward", List.of(ward)), "credentials",
            List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var id = Objects.requireNonNull(made.location(), "where it is").replaceFirst(".*/", "");
    var named = administered("GET", "/roles", null).json().valueStream()
        .filter(role -> List.of(roles).contains(role.path("name").asString())).toList();
    assertThat(named).hasSize(roles.length);
    assertThat(administered("POST", "/users/" + id + "/role-mappings/realm", named).status()).isEqualTo(204);
    return id;
  }

  void rename(String id, String name) {
    var user = administered("GET", "/users/" + id, null).json();
    var changed = JSON.convertValue(user, Map.class);
    @SuppressWarnings("unchecked") // an object's names are text
    var fields = (Map<String, Object>) changed;
    fields.put("username", name);
    var answer = administered("PUT", "/users/" + id, fields);
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
  }

  /** By the admin API of the realm. */
  Answer administered(String method, String path, @Nullable Object body) {
    var token = posted(url() + "/realms/master/protocol/openid-connect/token", Map.of("client_id", "admin-cli",
        "username", "admin", "password", SECRET, "grant_type", "password"), null).json();
    return send(HttpRequest.newBuilder(URI.create(url() + "/admin/realms/kip" + path))
        .header("Authorization", "Bearer " + token.path("access_token").asString())
        .header("Content-Type", "application/json")
        .method(method,
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** What a client is answered that signs somebody in by their password. */
  Answer signIn(String client, String officer, String password) {
    return posted(realm() + "/protocol/openid-connect/token", Map.of("grant_type", "password", "scope", "openid",
        "username", officer, "password", password), client);
  }

  Answer ofItself(String client) {
    return posted(realm() + "/protocol/openid-connect/token", Map.of("grant_type", "client_credentials"), client);
  }

  String accessToken(String officer) {
    var answer = signIn(FOR_KIP, officer, PASSWORD);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("access_token").asString();
  }

  static JsonNode claims(String token) {
    return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }

  private Answer posted(String address, Map<String, String> form, @Nullable String client) {
    var request = HttpRequest.newBuilder(URI.create(address))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form.entrySet().stream()
            .map(field -> field.getKey() + "=" + Kip.encoded(field.getValue())).collect(Collectors.joining("&"))));
    if (client != null) {
      request.header("Authorization", "Basic "
          + Base64.getEncoder().encodeToString((client + ":" + SECRET).getBytes(StandardCharsets.UTF_8)));
    }
    return send(request);
  }

  Answer send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), answer.headers().firstValue("Location").orElse(null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().join();
  }
}
