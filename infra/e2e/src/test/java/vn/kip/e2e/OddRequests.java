package vn.kip.e2e;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Requests nobody means: made from an endpoint's own description, with values of every odd kind in every place. */
final class OddRequests {

  private static final int BODIES = 12;
  private static final int DEEP = 2_000;
  private static final int LONG = 100_000;

  private static final List<String> VALUES = List.of("", " ", "0", "-1", "2147483648", "9223372036854775808", "NaN",
      "1e400", "null", "true", "[]", "{}", "-999999999-01-01", "+999999999-12-31", "0000-00-00", "2022-02-30",
      "2022-13", "9999-12-31T23:59:59Z", "x".repeat(5_000), "\u0000", "\u202e\u200b", "\ud83d\ude00", "Bu\u0300i",
      "'; DROP TABLE x; --", "${jndi:ldap://127.0.0.1/x}", "{\"$gt\": \"\"}", "../../etc/passwd", "<script>", "%00",
      "a,b,c,d", "\r\nX: y");

  /** @param contentType null for none */
  record Odd(String method, String path, String contentType, byte[] body) {

    @Override
    public String toString() {
      var said = new String(body, StandardCharsets.UTF_8);
      return method + " " + shortened(path) + " " + contentType + " " + shortened(said);
    }

    private static String shortened(String text) {
      return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
  }

  private OddRequests() {}

  static List<Odd> of(Endpoint endpoint, JsonNode description, Random random) {
    var operation = description.path("paths").path(endpoint.path())
        .path(endpoint.method().toLowerCase(Locale.ROOT));
    var odd = new ArrayList<Odd>();
    var plain = endpoint.at("00000000-0000-0000-0000-000000000000", "01");
    operation.path("parameters").forEach(parameter -> {
      if (parameter.path("in").asString().equals("query")) {
        VALUES.forEach(value -> odd.add(new Odd(endpoint.method(),
            plain + "?" + parameter.path("name").asString() + "=" + Kip.encoded(value), "application/json",
            "{}".getBytes(StandardCharsets.UTF_8))));
      }
    });
    for (var value : List.of("%00", "%F0%9F%98%80", "..%2f..", "x".repeat(3_000), "%ff", "a%20b")) {
      odd.add(new Odd(endpoint.method(), endpoint.at(value, value), "application/json",
          "{}".getBytes(StandardCharsets.UTF_8)));
    }
    if (!endpoint.method().equals("GET")) {
      bodies(operation, description, random)
          .forEach(body -> odd.add(new Odd(endpoint.method(), plain, "application/json", body)));
      for (var type : List.of("text/plain", "application/xml", "multipart/form-data", "application/json;charset=UTF-7",
          "image/png")) {
        odd.add(new Odd(endpoint.method(), plain, type, "{}".getBytes(StandardCharsets.UTF_8)));
      }
    }
    for (var method : List.of("PUT", "DELETE", "PATCH", "OPTIONS")) {
      odd.add(new Odd(method, plain, "application/json", new byte[0]));
    }
    return odd;
  }

  private static List<byte[]> bodies(JsonNode operation, JsonNode description, Random random) {
    var bodies = new ArrayList<byte[]>();
    for (var text : List.of("", "null", "[]", "\"x\"", "1", "[".repeat(DEEP), "{\"a\":".repeat(DEEP),
        "{\"" + "x".repeat(LONG) + "\": 1}", "{\"a\": " + "9".repeat(LONG) + "}", "{\"a\": \"\\ud800\"}", "\u0000")) {
      bodies.add(text.getBytes(StandardCharsets.UTF_8));
    }
    bodies.add("{\"name\": \"Đào\"}".getBytes(StandardCharsets.UTF_16));
    bodies.add(new byte[]{(byte) 0xff, (byte) 0xfe, 0, 1});
    var schema = operation.path("requestBody").path("content").path("application/json").path("schema");
    for (int i = 0; i < BODIES; i++) {
      bodies.add(Kip.JSON.writeValueAsBytes(made(schema, description, random, 0)));
    }
    return bodies;
  }

  /** As the schema has it, but for one value in three, which is of another kind. */
  private static Object made(JsonNode schema, JsonNode description, Random random, int depth) {
    var ref = schema.path("$ref").asString("");
    if (!ref.isEmpty()) {
      return made(description.at(ref.substring(1)), description, random, depth + 1);
    }
    if (random.nextInt(3) == 0 || depth > 6) {
      return odd(random);
    }
    if (schema.has("properties")) {
      Map<String, Object> object = new LinkedHashMap<>();
      schema.path("properties")
          .forEachEntry((name, member) -> object.put(name, made(member, description, random, depth + 1)));
      return object;
    }
    return switch (schema.path("type").asString("")) {
      case "array" -> List.of(made(schema.path("items"), description, random, depth + 1), odd(random));
      case "integer", "number" -> random.nextLong();
      case "boolean" -> random.nextBoolean();
      default ->
        schema.has("enum") ? schema.path("enum").path(0).asString() : VALUES.get(random.nextInt(VALUES.size()));
    };
  }

  private static Object odd(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextLong();
      case 1 -> List.of(List.of(Map.of()));
      case 2 -> Map.of("$gt", "");
      case 3 -> true;
      case 4 -> random.nextDouble();
      default -> VALUES.get(random.nextInt(VALUES.size()));
    };
  }
}
