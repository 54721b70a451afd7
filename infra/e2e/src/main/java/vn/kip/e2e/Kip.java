package vn.kip.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An installation under test: the command line as processes, the APIs over HTTP. */
public final class Kip {

  public static final JsonMapper JSON = JsonMapper.builder().build();
  /** Of the installation under test: out of the way of one that is in use, and of ports given out for outgoing calls. */
  private static final int PORT_BASE = Integer.getInteger("kip.port-base", 29_000);
  private static final List<String> SERVICES = List.of("intake", "eligibility", "payment", "reporting", "auditor");
  private static final long COMMAND_MINUTES = 5;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  /** Within which anything is answered, if only with a refusal. */
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
  private static volatile UnaryOperator<String> tokens = Kip::tokenOfTheSandbox;

  private final Path root;
  private final Path data;
  private final Map<String, String> settings;

  public Kip(Path data) {
    this(data, Map.of());
  }

  /** @param settings of the environment */
  public Kip(Path data, Map<String, String> settings) {
    this(root(), data, settings);
  }

  private Kip(Path root, Path data, Map<String, String> settings) {
    this.root = root;
    this.data = data;
    this.settings = settings;
  }

  /** The same office in the hands of another version. */
  public Kip of(Path checkout) {
    return new Kip(checkout, data, settings);
  }

  public record Ran(int exitCode, String out, String err) {
    public JsonNode json() {
      return JSON.readTree(out);
    }
  }

  public record Answer(int status, JsonNode body) {}

  public static Path root() {
    return Path.of(Objects.requireNonNull(System.getProperty("kip.root"), "run by Maven"));
  }

  /** A command that may still be running. */
  public record Running(String name, Process process, Path out, Path err) {

    public boolean ended() {
      return !process.isAlive();
    }

    public Ran await() {
      try {
        if (!process.waitFor(COMMAND_MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new IllegalStateException(name + " did not end");
        }
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** Runs {@code kip} with these words. */
  public Ran run(String... words) {
    return start(words).await();
  }

  public Running start(String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Dkip.root=" + root, "-cp", root.resolve("target/kip/platform") + "/*", "vn.kip.local.cli.Kip"));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    try {
      var out = Files.createTempFile("kip", ".out");
      var err = Files.createTempFile("kip", ".err");
      var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("KIP_PORT_BASE", Integer.toString(PORT_BASE));
      // Who ends processes on purpose starts them again by itself.
      builder.environment().put("KIP_WATCH", "off");
      builder.environment().putAll(settings);
      return new Running("kip " + String.join(" ", words), builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a process of the installation as a power cut would. */
  public void kill(String process) {
    var running = process(process);
    running.destroyForcibly();
    running.onExit().join();
  }

  /** Asks a process of the installation to end, and waits until it has. */
  public void stop(String process) {
    var running = process(process);
    running.destroy();
    running.onExit().join();
  }

  private ProcessHandle process(String name) {
    try {
      var pid = Long.parseLong(Files.readString(data.resolve("run").resolve(name + ".pid")).split(" ", 2)[0]);
      return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException(name + " is not running"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port of the installation's hundred. */
  public static int port(int number) {
    return PORT_BASE + number;
  }

  public static String brokerAddress() {
    return "127.0.0.1:" + port(92);
  }

  public static int storePort() {
    return port(17);
  }

  public Answer get(String officer, String service, String path) {
    return getAt(officer, url(service) + path);
  }

  /** Asks one of several instances. */
  public static Answer getAt(String officer, String url) {
    return send(officer, HttpRequest.newBuilder(URI.create(url)).GET());
  }

  /** Asks one of several instances to do something that needs no words. */
  public static Answer postAt(String officer, String url) {
    return send(officer, HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.noBody()));
  }

  public Answer post(String officer, String service, String path, Object body) {
    return post(officer, service, path, JSON.writeValueAsBytes(body));
  }

  /** A command that needs no words, under a key of the test's own. */
  public Answer postWithKey(String officer, String service, String path, String key) {
    return post(officer, service, path, "{}".getBytes(StandardCharsets.UTF_8), key);
  }

  public Answer post(String officer, String service, String path, byte[] body) {
    return post(officer, service, path, body, UUID.randomUUID().toString());
  }

  private Answer post(String officer, String service, String path, byte[] body, String key) {
    var request = HttpRequest.newBuilder(URI.create(url(service) + path))
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    return send(officer, request);
  }

  public Answer withoutToken(String service, String path) {
    return withoutTokenAt(url(service) + path);
  }

  public static Answer withoutTokenAt(String url) {
    return exchange(HttpRequest.newBuilder(URI.create(url)).build());
  }

  /** @param errorKey of the problem; empty where it is none of the house's own */
  public record Said(int status, String errorKey, String body) {

    /** Whether the role alone is in the way, whatever was asked. */
    public boolean isOfTheRole() {
      return errorKey.equals("security.wrong-role") && body.contains("\"field\":\"roles\"");
    }

    @Override
    public String toString() {
      return status + " " + body.substring(0, Math.min(300, body.length()));
    }
  }

  /**
   * Anything at all, as it stands.
   *
   * @param officer null for nobody
   */
  public Said send(@Nullable String officer, String service, String method, String path, String contentType,
      byte[] body) {
    var request = HttpRequest.newBuilder(URI.create(url(service) + path)).timeout(ANSWER)
        .header("Content-Type", contentType)
        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (officer != null) {
      request.header("Authorization", "Bearer " + TOKENS.computeIfAbsent(officer, tokens));
    }
    try {
      var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Said(answer.statusCode(), errorKey(answer.body()), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(service + " " + method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String errorKey(String body) {
    try {
      return JSON.readTree(body).path("errorKey").asString("");
    } catch (JacksonException _) {
      return "";
    }
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** @param other gives an officer's access token where the sandbox is not the identity provider */
  public static void tokensFrom(UnaryOperator<String> other) {
    tokens = other;
  }

  private static Answer send(String officer, HttpRequest.Builder request) {
    return exchange(request.header("Authorization", "Bearer " + tokens.apply(officer)).build());
  }

  private static Answer exchange(HttpRequest request) {
    try {
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(),
          answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String tokenOfTheSandbox(String officer) {
    var basic = Base64.getEncoder().encodeToString((officer + ":demo").getBytes(StandardCharsets.UTF_8));
    var request = HttpRequest.newBuilder(URI.create(url("sandbox") + "/oauth2/token"))
        .header("Authorization", "Basic " + basic)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
        .build();
    return exchange(request).body().path("access_token").asString();
  }

  public static String url(String service) {
    int number = switch (service) {
      case "sandbox" -> 1;
      case "portal" -> 10;
      default -> 11 + SERVICES.indexOf(service);
    };
    return "http://127.0.0.1:" + port(number);
  }

  public static Map<String, Object> reason(String reason) {
    return Map.of("reason", reason);
  }
}
