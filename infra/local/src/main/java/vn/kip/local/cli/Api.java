package vn.kip.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
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

/**
 * The services' public APIs, called as an officer of the sandbox. By the older of Java's two HTTP clients: the newer one
 * takes a third of a second to get ready for the encryption that is not used here.
 */
final class Api {

  static final JsonMapper JSON = JsonMapper.builder().build();
  /** Statuses of a service that cannot answer now, or of a proxy that does not reach it. */
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);
  private static final Duration TOKEN_KEPT = Duration.ofMinutes(30);
  private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(3);
  private static final Duration HEALTH_WITHIN = Duration.ofSeconds(5);
  private static final Duration TOKEN_WITHIN = Duration.ofSeconds(10);
  private static final Duration POSTED_WITHIN = Duration.ofSeconds(60);
  private static final Duration FOR_EVER = Duration.ZERO;

  static {
    // By itself it would send a request again whose connection broke.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  private final Installation installation;
  private final String officer;
  private @Nullable String token;
  private long tokenUntil;

  /** @param officer id of a demo officer, or {@code kip-cli} */
  Api(Installation installation, String officer) {
    this.installation = installation;
    this.officer = officer;
  }

  private record Answer(int status, byte[] body) {}

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
      var answer = send(uri(service, path, query), Map.of("Authorization", "Bearer " + token()), null, FOR_EVER);
      if (answer.status() >= 400) {
        throw failure(service, answer);
      }
      return answer.body();
    } catch (IOException e) {
      throw notRunning(service, e);
    }
  }

  private static KipFailure failure(String service, Answer answer) {
    boolean away = AWAY.contains(answer.status());
    try {
      return new KipFailure(away ? Exit.NOT_RUNNING : Exit.REFUSED,
          sentence(JSON.readTree(answer.body()), answer.status()));
    } catch (JacksonException _) {
      return new KipFailure(away ? Exit.NOT_RUNNING : Exit.REFUSED,
          service + " answered " + answer.status() + " without saying why");
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
    return post(service, path, body, POSTED_WITHIN);
  }

  /** @throws IOException when the service is away, or has not answered in time */
  JsonNode post(String service, String path, Object body, Duration within) throws IOException {
    var answer = send(uri(service, path, Map.of()),
        Map.of("Authorization", "Bearer " + token(), "Content-Type", "application/json"), JSON.writeValueAsBytes(body),
        within);
    if (answer.status() >= 500) {
      throw new IOException(service + " answered " + answer.status());
    }
    if (answer.status() >= 400) {
      throw failure(service, answer);
    }
    return JSON.readTree(answer.body());
  }

  private synchronized String token() throws IOException {
    if (token == null || System.nanoTime() > tokenUntil) {
      var secret = System.getenv().getOrDefault("KIP_OFFICER_PASSWORD", "demo");
      var basic = Base64.getEncoder().encodeToString((officer + ":" + secret).getBytes(StandardCharsets.UTF_8));
      var answer = send(uri("sandbox", "/oauth2/token", Map.of()),
          Map.of("Authorization", "Basic " + basic, "Content-Type", "application/x-www-form-urlencoded"),
          "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8), TOKEN_WITHIN);
      if (answer.status() != 200) {
        throw new IOException("the identity provider answered " + answer.status() + " for " + officer);
      }
      token = JSON.readTree(answer.body()).path("access_token").asString();
      tokenUntil = System.nanoTime() + TOKEN_KEPT.toNanos();
    }
    return token;
  }

  /** Readiness of one process, without a token. */
  @Nullable
  JsonNode health(String service) {
    return health(service, Map.of());
  }

  /** The same with what only officers are told; without it where the identity provider does not answer. */
  @Nullable
  JsonNode healthInFull(String service) {
    Map<String, String> headers;
    try {
      headers = Map.of("Authorization", "Bearer " + token());
    } catch (IOException | RuntimeException _) {
      headers = Map.of();
    }
    return health(service, headers);
  }

  private @Nullable JsonNode health(String service, Map<String, String> headers) {
    try {
      return JSON.readTree(send(uri(service, "/actuator/health", Map.of()), headers, null, HEALTH_WITHIN).body());
    } catch (IOException | RuntimeException _) {
      // Not there yet is an answer too.
      return null;
    }
  }

  /** @param body nothing for a question */
  private static Answer send(URI uri, Map<String, String> headers, byte @Nullable [] body, Duration within)
      throws IOException {
    var connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) CONNECTED_WITHIN.toMillis());
    connection.setReadTimeout((int) within.toMillis());
    headers.forEach(connection::setRequestProperty);
    if (body != null) {
      connection.setDoOutput(true);
      try (var out = connection.getOutputStream()) {
        out.write(body);
      }
    }
    int status = connection.getResponseCode();
    try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Answer(status, in == null ? new byte[0] : in.readAllBytes());
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
