package vn.kip.portal.adapter.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** All services at one address, answering what a test has told them; whatever else is asked for is not there. */
final class FakeServices {

  /** @param path with its query, as it came */
  record Asked(String method, String path, String authorization, String language, String key, String body) {}

  private record Answer(int status, String body) {}

  private static final String NOT_THERE = """
      {"title": "not there", "detail": "không có", "errorKey": "dossier.unknown", "field": "id",
       "messages": {"vi": "Không có hồ sơ này.", "en": "There is no such dossier."}}""";

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Answer> beginnings = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  FakeServices() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void forget() {
    answers.clear();
    beginnings.clear();
    asked.clear();
  }

  /** @param path with its query, if it has one */
  void answer(String path, int status, String body) {
    answers.put(path, new Answer(status, body));
  }

  /** @param beginning of paths; for what is asked with the date of today */
  void answerAll(String beginning, int status, String body) {
    beginnings.put(beginning, new Answer(status, body));
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI().toString();
    var headers = exchange.getRequestHeaders();
    var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(new Asked(exchange.getRequestMethod(), uri, String.valueOf(headers.getFirst("Authorization")),
        String.valueOf(headers.getFirst("Accept-Language")), String.valueOf(headers.getFirst("Idempotency-Key")),
        sent));
    var answer = answers.getOrDefault(uri, beginnings.entrySet().stream().filter(one -> uri.startsWith(one.getKey()))
        .map(Map.Entry::getValue).findFirst().orElse(new Answer(404, NOT_THERE)));
    var body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type",
        answer.status() < 400 ? "application/json" : "application/problem+json");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
