package vn.kip.bench.reporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The processes under measure, started and stopped by the {@code kip} command line, on ports of their own. */
final class Office {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PORT_BASE = 27_000;
  private static final int SERVICES = 11;
  private static final int PORTAL = 10;
  private static final List<String> ORDER = List.of("intake", "eligibility", "payment", "reporting");

  private final Path root;
  private final Path data;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> tokens = new HashMap<>();

  Office(Path root, Path data) {
    this.root = root;
    this.data = data;
  }

  String bootstrapServers() {
    return "127.0.0.1:" + (PORT_BASE + 92);
  }

  String storeUri() {
    return "mongodb://127.0.0.1:" + (PORT_BASE + 17);
  }

  /** Broker and store without services, for a log that is there before anybody reads it. */
  Process platform() throws IOException, InterruptedException {
    Files.createDirectories(data);
    var process = java("vn.kip.local.PlatformMain", List.of("--data", data.toString(), "--broker-port",
        Integer.toString(PORT_BASE + 92), "--controller-port", Integer.toString(PORT_BASE + 93), "--store-port",
        Integer.toString(PORT_BASE + 17)));
    while (!answers(PORT_BASE + 92)) {
      if (!process.isAlive()) {
        throw new IllegalStateException("broker and store did not start");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return process;
  }

  private static boolean answers(int port) {
    try (var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  void kip(String... words) throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--data", data.toString()));
    if (java("vn.kip.local.cli.Kip", arguments).waitFor() != 0) {
      throw new IllegalStateException("kip " + String.join(" ", words) + " failed");
    }
  }

  private Process java(String mainClass, List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dkip.root=" + root, "-cp", root.resolve("target/kip/platform") + "/*", mainClass));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolveSibling(data.getFileName() + ".log").toFile()));
    builder.environment().put("KIP_PORT_BASE", Integer.toString(PORT_BASE));
    builder.environment().putIfAbsent("KIP_JVM_STORE", "-Xmx8g -XX:TieredStopAtLevel=4");
    builder.environment().putIfAbsent("KIP_JVM_REPORTING",
        "-Xmx2g -XX:TieredStopAtLevel=4 -Dkip.rebuild.cases-in-memory=10000");
    return builder.start();
  }

  /** Ends services that would take what the bench invents for broken, and busy the store with it. */
  void end(List<String> services) throws IOException {
    for (var service : services) {
      var pid = Long.parseLong(Files.readString(data.resolve("run").resolve(service + ".pid")).split(" ", 2)[0]);
      ProcessHandle.of(pid).ifPresent(process -> {
        process.destroy();
        process.onExit().join();
      });
    }
  }

  /** Where officers' pages are. */
  String portalUrl() {
    return "http://127.0.0.1:" + (PORT_BASE + PORTAL);
  }

  JsonNode get(String officer, String service, String path) {
    return send(officer, request(service, path).GET());
  }

  JsonNode post(String officer, String service, String path, Map<String, ?> body, String key) {
    return send(officer, request(service, path).header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private static HttpRequest.Builder request(String service, String path) {
    int port = PORT_BASE + SERVICES + ORDER.indexOf(service);
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private JsonNode send(String officer, HttpRequest.Builder request) {
    try {
      var answer = http.send(request.header("Authorization", "Bearer " + token(officer)).build(),
          HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private synchronized String token(String officer) throws IOException, InterruptedException {
    var known = tokens.get(officer);
    if (known != null) {
      return known;
    }
    var basic = Base64.getEncoder().encodeToString((officer + ":demo").getBytes(StandardCharsets.UTF_8));
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (PORT_BASE + 1) + "/oauth2/token"))
        .header("Authorization", "Basic " + basic)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")).build();
    var token = JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body()).path("access_token")
        .asString();
    tokens.put(officer, token);
    return token;
  }

  /** Tokens last for minutes only. */
  synchronized void signInAgain() {
    tokens.clear();
  }

  /** Resident memory of a process in MB; 0 where the system does not tell. */
  long residentMb(String process) throws IOException {
    var pid = Files.readString(data.resolve("run").resolve(process + ".pid")).split(" ", 2)[0];
    var status = Path.of("/proc", pid, "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024).findFirst().orElse(0);
  }
}
