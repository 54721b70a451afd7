package vn.kip.local.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' public APIs, called as an officer of the sandbox. */
final class Api {

  static final JsonMapper JSON = JsonMapper.builder().build();
  /** Statuses of a service that cannot answer now, or of a proxy that does not reach it. */
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);
  private static final Duration TOKEN_KEPT = Duration.ofMinutes(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3))
      .version(HttpClient.Version.HTTP_1_1).build();
  private final Installation installation;
  private final String officer;
  private @Nullable String token;
  private long tokenUntil;

  /** @param officer id of a demo officer, or {@code kip-cli} */
  Api(Installation installation, String officer) {
    this.installation = installation;
    this.officer = officer;
  }

  /** @throws KipFailure when the service is away or answers with a problem */
  JsonNode get(String service, String path, Map<String, String> query) {
    try {
      return JSON.readTree(file(service, path, query));
    } catch (JacksonException e) {
      throw new KipFailure(Exit.NOT_RUNNING, service + " answered with something else than JSON: " + e.getMessage());
    }
  }

  /** A file, as the service prints it. */
  byte[] file(String service, String path, Map<String, String> query) {
    try {
      var answer = send(HttpRequest.newBuilder(uri(service, path, query)).GET());
      if (answer.statusCode() >= 400) {
        throw failure(service, answer);
      }
      return answer.body();
    } catch (IOException e) {
      throw notRunning(service, e);
    }
  }

  private static KipFailure failure(String service, HttpResponse<byte[]> answer) {
    boolean away = AWAY.contains(answer.statusCode());
    try {
      return new KipFailure(away ? Exit.NOT_RUNNING : Exit.REFUSED,
          sentence(JSON.readTree(answer.body()), answer.statusCode()));
    } catch (JacksonException _) {
      return new KipFailure(away ? Exit.NOT_RUNNING : Exit.REFUSED,
          service + " answered " + answer.statusCode() + " without saying why");
    }
  }

  private URI uri(String service, String path, Map<String, String> query) {
    var parameters = query.entrySet()
        .stream()
        .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return URI.create(installation.url(service) + path + (parameters.isEmpty() ? "" : "?" + parameters));
  }

  /** @throws IOException when the service is away or cannot answer now: worth trying again */
  JsonNode post(String service, String path, Object body) throws IOException {
    return post(service, path, body, Duration.ofSeconds(60));
  }

  /** @throws IOException when the service is away, or has not answered in time */
  JsonNode post(String service, String path, Object body, Duration within) throws IOException {
    var request = HttpRequest.newBuilder(URI.create(installation.url(service) + path))
        .timeout(within)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    var answer = send(request);
    if (answer.statusCode() >= 500) {
      throw new IOException(service + " answered " + answer.statusCode());
    }
    if (answer.statusCode() >= 400) {
      throw failure(service, answer);
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.header("Authorization", "Bearer " + token()).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private synchronized String token() throws IOException, InterruptedException {
    if (token == null || System.nanoTime() > tokenUntil) {
      var secret = System.getenv().getOrDefault("KIP_OFFICER_PASSWORD", "demo");
      var basic = Base64.getEncoder().encodeToString((officer + ":" + secret).getBytes(StandardCharsets.UTF_8));
      var request = HttpRequest.newBuilder(URI.create(installation.url("sandbox") + "/oauth2/token"))
          .timeout(Duration.ofSeconds(10))
          .header("Authorization", "Basic " + basic)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
          .build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException("the identity provider answered " + answer.statusCode() + " for " + officer);
      }
      token = JSON.readTree(answer.body()).path("access_token").asString();
      tokenUntil = System.nanoTime() + TOKEN_KEPT.toNanos();
    }
    return token;
  }

  /** Readiness of one process, without a token. */
  @Nullable
  JsonNode health(String service) {
    try {
      var request = HttpRequest.newBuilder(URI.create(installation.url(service) + "/actuator/health"))
          .timeout(Duration.ofSeconds(5)).build();
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (IOException | RuntimeException _) {
      // Not there yet is an answer too.
      return null;
    }
  }

  static KipFailure notRunning(String service, IOException e) {
    var reason = e instanceof ConnectException ? "nothing listens there" : String.valueOf(e.getMessage());
    return new KipFailure(Exit.NOT_RUNNING,
        service + " is not reachable (" + reason + "); is the system running? Start it with: kip up");
  }

  private static String sentence(JsonNode problem, int status) {
    var field = problem.path("field").asString("");
    var vi = problem.path("messages").path("vi").asString(problem.path("detail").asString(""));
    var en = problem.path("messages").path("en").asString(problem.path("title").asString("status " + status));
    return (field.isEmpty() ? "" : field + ": ") + vi + (vi.isEmpty() ? "" : " / ") + en;
  }
}
