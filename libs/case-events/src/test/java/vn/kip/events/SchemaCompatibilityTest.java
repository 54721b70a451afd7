package vn.kip.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;

/** A published event changes by addition only; anything else is a new version of the type. */
class SchemaCompatibilityTest {

  @ParameterizedTest
  @EnumSource
  void a_published_event_has_not_changed_incompatibly(EventType type) {
    var current = EventSchema.of(type);
    if (PublishedFiles.publishing()
        && (!PublishedFiles.schema(type).toFile().exists() || breaks(published(type), current).isEmpty())) {
      PublishedFiles.write(
          PublishedFiles.schema(type),
          CaseEventCodec.json().writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(current));
    }

    assertThat(breaks(published(type), current)).as("incompatible with what readers of %s rely on", type.type())
        .isEmpty();
    assertThat(current).as("an addition to %s must be published: see the README", type.type())
        .isEqualTo(published(type));
  }

  @ParameterizedTest
  @EnumSource
  void every_example_keeps_to_its_published_schema(EventType type) {
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(PublishedFiles.read(PublishedFiles.schema(type)));

    var errors = schema.validate(CaseEventCodec.json().writeValueAsString(Examples.of(type).event()), InputFormat.JSON);

    assertThat(errors).isEmpty();
  }

  @Test
  void a_lost_field_a_changed_type_and_a_new_duty_are_each_a_break() {
    var published = schema("{'properties':{'a':{'type':'string'},'b':{'type':'integer'}},'required':['a']}");

    assertThat(breaks(published, schema("{'properties':{'b':{'type':'integer'}},'required':[]}"))).isNotEmpty();
    assertThat(
        breaks(published, schema("{'properties':{'a':{'type':'integer'},'b':{'type':'integer'}},'required':['a']}")))
        .isNotEmpty();
    assertThat(
        breaks(published, schema("{'properties':{'a':{'type':'string'},'b':{'type':'integer'}},'required':['a','b']}")))
        .isNotEmpty();
    assertThat(breaks(published, schema("{'properties':{'a':{'type':'string'},'b':{'type':'integer'}},'required':[]}")))
        .isNotEmpty();
    assertThat(breaks(published,
        schema("{'properties':{'a':{'type':'string'},'b':{'type':'integer'},'c':{'type':'string'}},'required':['a']}")))
        .isEmpty();
  }

  private static JsonNode schema(String json) {
    return CaseEventCodec.json().readTree(json.replace('\'', '"'));
  }

  private static JsonNode published(EventType type) {
    return CaseEventCodec.json().readTree(PublishedFiles.read(PublishedFiles.schema(type)));
  }

  static List<String> breaks(JsonNode published, JsonNode current) {
    var found = new ArrayList<String>();
    compare("", published, current, found);
    return found;
  }

  private static void compare(String path, JsonNode published, JsonNode current, List<String> found) {
    if (!published.path("type").equals(current.path("type"))) {
      found.add(path + " changed its type from " + published.path("type") + " to " + current.path("type"));
    }
    if (!published.path("enum").equals(current.path("enum"))) {
      found.add(path + " changed its values from " + published.path("enum") + " to " + current.path("enum"));
    }
    if (!names(published.path("required")).equals(names(current.path("required")))) {
      found.add(
          path + " changed what is required from " + published.path("required") + " to " + current.path("required"));
    }
    published.path("properties").forEachEntry((name, property) -> {
      if (current.path("properties").has(name)) {
        compare(path + "/" + name, property, current.path("properties").get(name), found);
      } else {
        found.add(path + "/" + name + " was removed");
      }
    });
    if (published.has("items")) {
      compare(path + "[]", published.get("items"), current.path("items"), found);
    }
  }

  private static Set<String> names(JsonNode array) {
    var names = new TreeSet<String>();
    array.forEach(name -> names.add(name.asString()));
    return names;
  }
}
