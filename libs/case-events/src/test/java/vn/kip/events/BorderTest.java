package vn.kip.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is not as its schema says does not come in, whichever event and whichever member it is. */
class BorderTest {

  private static final List<String> IMPOSSIBLE_DAYS = List.of("+999999999-12-31", "-999999999-01-01", "1899-12-31",
      "3000-01-01", "2022-02-30", "2022-1-4", "hôm qua", "");
  private static final List<String> IMPOSSIBLE_MOMENTS = List.of("+999999999-12-31T23:59:59Z",
      "-999999999-01-01T00:00:00Z", "1899-12-31T23:59:59Z", "3000-01-01T00:00:00Z", "2022-01-04", "hôm qua", "");

  /**
   * A member of an event at any depth.
   *
   * @param path of the object it stands in; {@code 0} stands for the first element of a list
   * @param schema its own; {@code required} whether it has to be there
   */
  record Member(EventType type, List<String> path, String name, JsonNode schema, boolean required) {

    /** As the codec names it. */
    String named() {
      var named = new StringBuilder("payload");
      path.forEach(step -> named.append(step.equals("0") ? "[0]" : "." + step));
      return named.append('.').append(name).toString();
    }

    ObjectNode holder(JsonNode payload) {
      var node = payload;
      for (var step : path) {
        node = step.equals("0") ? node.path(0) : node.path(step);
      }
      return (ObjectNode) node;
    }

    boolean isOf(String format) {
      return schema.path("format").asString("").equals(format)
          || schema.path("anyOf").valueStream().anyMatch(one -> one.path("format").asString("").equals(format));
    }

    Set<String> types() {
      var types = new TreeSet<String>();
      collect(schema, types);
      return types;
    }

    private static void collect(JsonNode schema, Set<String> types) {
      schema.path("type").forEach(type -> types.add(type.asString()));
      if (schema.path("type").isString()) {
        types.add(schema.path("type").asString());
      }
      schema.path("anyOf").forEach(alternative -> collect(alternative, types));
    }

    @Override
    public String toString() {
      return type.type() + " " + named();
    }
  }

  static Stream<Member> members() {
    return Arrays.stream(EventType.values()).flatMap(type -> {
      var members = new ArrayList<Member>();
      collect(type, List.of(), EventSchema.of(type), members);
      return members.stream();
    });
  }

  static Stream<Member> requiredMembers() {
    return members().filter(Member::required);
  }

  static Stream<Member> nullableMembers() {
    return members().filter(member -> !member.required());
  }

  static Stream<Member> days() {
    return members().filter(member -> member.isOf("date"));
  }

  static Stream<Member> moments() {
    return members().filter(member -> member.isOf("date-time"));
  }

  private static void collect(EventType type, List<String> path, JsonNode schema, List<Member> members) {
    schema.path("anyOf").forEach(alternative -> collect(type, path, alternative, members));
    if (schema.has("items")) {
      collect(type, with(path, "0"), schema.get("items"), members);
    }
    var required = new TreeSet<String>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    schema.path("properties").forEachEntry((name, property) -> {
      members.add(new Member(type, path, name, property, required.contains(name)));
      collect(type, with(path, name), property, members);
    });
  }

  private static List<String> with(List<String> path, String step) {
    var longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  @ParameterizedTest
  @MethodSource("requiredMembers")
  void a_required_member_that_is_missing_is_named(Member member) {
    var payload = payload(member.type());
    member.holder(payload).remove(member.name());

    unreadable(member.type(), payload, member.named() + ": missing");
  }

  @ParameterizedTest
  @MethodSource("requiredMembers")
  void a_required_member_that_is_null_is_named(Member member) {
    var payload = payload(member.type());
    member.holder(payload).putNull(member.name());

    unreadable(member.type(), payload, member.named() + ": null");
  }

  @ParameterizedTest
  @MethodSource("nullableMembers")
  void a_nullable_member_may_be_missing_or_null(Member member) {
    if (member.name().equals("producer") || member.name().equals("upTo")) {
      return;
    }
    var payload = payload(member.type());
    member.holder(payload).putNull(member.name());
    assertThatCode(() -> read(member.type(), payload)).doesNotThrowAnyException();
    member.holder(payload).remove(member.name());
    assertThatCode(() -> read(member.type(), payload)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("members")
  void a_member_of_another_type_is_named(Member member) {
    var json = CaseEventCodec.json();
    var allowed = member.types();
    assertThat(allowed).isNotEmpty();
    for (var value : List.of("5", "1.5", "\"five\"", "\"\"", "true", "[]", "[5]", "{}", "{\"a\":1}")) {
      var node = json.readTree(value);
      if (!allowed.contains(kind(node)) && !(allowed.contains("number") && node.isNumber())) {
        var payload = payload(member.type());
        member.holder(payload).set(member.name(), node);
        unreadable(member.type(), payload, member.named() + ": ");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("members")
  void an_element_of_a_list_is_not_null_and_of_its_type(Member member) {
    if (member.types().contains("array")) {
      for (var element : List.of("null", "[]", "true")) {
        var payload = payload(member.type());
        member.holder(payload).set(member.name(), CaseEventCodec.json().readTree("[" + element + "]"));
        unreadable(member.type(), payload, member.named());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("days")
  void an_impossible_day_is_named(Member member) {
    IMPOSSIBLE_DAYS.forEach(day -> impossible(member, day));
  }

  @ParameterizedTest
  @MethodSource("moments")
  void an_impossible_moment_is_named(Member member) {
    IMPOSSIBLE_MOMENTS.forEach(moment -> impossible(member, moment));
  }

  private static void impossible(Member member, String time) {
    var payload = payload(member.type());
    member.holder(payload).put(member.name(), time);
    unreadable(member.type(), payload, member.named() + ": no day or moment of the years 1900 to 2999");
  }

  @ParameterizedTest
  @EnumSource
  void a_payload_that_is_no_object_is_unreadable(EventType type) {
    for (var payload : List.of("", " ", "not json", "{", "{\"broken\":", "[]", "[{}]", "5", "null", "true", "\"\"",
        "\"text\"", "{} {}")) {
      unreadable(type, payload.getBytes(StandardCharsets.UTF_8), "payload: no JSON object");
    }
    unreadable(type, new byte[]{'{', '"', (byte) 0xff, '"', ':', '1', '}'}, "payload: no UTF-8");
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case ARRAY -> "array";
      case OBJECT -> "object";
      case NULL, MISSING, BINARY, POJO -> throw new AssertionError(node);
    };
  }

  private static ObjectNode payload(EventType type) {
    return (ObjectNode) CaseEventCodec.json().readTree(CaseEventCodec.payload(Examples.of(type)));
  }

  private static CaseRecord read(EventType type, JsonNode payload) {
    return CaseEventCodec.read(CaseEventCodec.headers(Examples.of(type)), CaseEventCodec.json()
        .writeValueAsBytes(payload));
  }

  private static void unreadable(EventType type, JsonNode payload, String reason) {
    unreadable(type, CaseEventCodec.json().writeValueAsBytes(payload), reason);
  }

  private static void unreadable(EventType type, byte[] payload, String reason) {
    var headers = CaseEventCodec.headers(Examples.of(type));
    assertThatThrownBy(() -> CaseEventCodec.read(headers, payload)).as(new String(payload, StandardCharsets.UTF_8))
        .isInstanceOf(UnreadableEventException.class).hasMessageStartingWith(reason).hasNoCause();
  }
}
