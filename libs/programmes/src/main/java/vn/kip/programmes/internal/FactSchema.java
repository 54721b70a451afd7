package vn.kip.programmes.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.kip.programmes.FactType;
import vn.kip.programmes.FactType.Kind;
import vn.kip.programmes.Names;

/**
 * The questions of a form as a JSON Schema (2020-12), with what a form needs beside it: {@code titleEn},
 * {@code descriptionEn} and {@code enumNames}. Dates and months are {@code $ref: "#/$defs/date"} and {@code "#/$defs/month"}.
 */
final class FactSchema {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String DATE = "#/$defs/date";
  private static final String MONTH = "#/$defs/month";
  private static final String FULL = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

  private FactSchema() {}

  /** A question is none of the kinds a form knows. */
  static final class UnknownKindException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownKindException(JsonNode question) {
      super("no kind of question: " + question);
    }
  }

  /** The questions, in the order of the form. */
  static Map<String, FactType> types(JsonNode schema) {
    var types = new LinkedHashMap<String, FactType>();
    schema.path("properties").forEachEntry((name, question) -> types.put(name, type(question)));
    return types;
  }

  /** The schema by itself, with the definitions it refers to. */
  static JsonNode standingAlone(JsonNode schema) {
    var whole = (ObjectNode) schema.deepCopy();
    whole.put("$schema", DIALECT);
    whole.put("type", "object");
    var definitions = whole.putObject("$defs");
    definitions.putObject("date").put("type", "string").put("pattern", "^(" + FULL + "|[0-9]{4})$");
    definitions.putObject("month").put("type", "string").put("pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$");
    return whole;
  }

  private static FactType type(JsonNode question) {
    var kind = kind(question);
    return new FactType(
        kind,
        new Names(question.path("title").asString(""), question.path("titleEn").asString("")),
        question.has("description")
            ? new Names(question.path("description").asString(), question.path("descriptionEn").asString(""))
            : null,
        kind == Kind.ENUM ? texts(question.path("enum")) : null,
        kind == Kind.ENUM ? valueNames(question) : null,
        bound(question.path("minimum")),
        bound(question.path("maximum")),
        question.path("items").has("properties") ? types(question.path("items")) : null);
  }

  /** @throws UnknownKindException where it is none of the kinds a form knows */
  private static Kind kind(JsonNode question) {
    if (question.has("enum")) {
      return Kind.ENUM;
    }
    var reference = question.path("$ref").asString("");
    var type = question.path("type").asString("");
    return switch (reference.isEmpty() ? type : reference) {
      case DATE -> Kind.DATE;
      case MONTH -> Kind.MONTH;
      case "boolean" -> Kind.BOOLEAN;
      case "integer" -> Kind.NUMBER;
      case "string" -> Kind.TEXT;
      case "array" -> Kind.LIST;
      default -> throw new UnknownKindException(question);
    };
  }

  private static Map<String, Names> valueNames(JsonNode question) {
    var names = new LinkedHashMap<String, Names>();
    question.path("enumNames").forEachEntry(
        (value, name) -> names.put(value, new Names(name.path("vi").asString(""), name.path("en").asString(""))));
    return names;
  }

  private static @Nullable Long bound(JsonNode bound) {
    return bound.isIntegralNumber() ? Long.valueOf(bound.asLong()) : null;
  }

  private static List<String> texts(JsonNode values) {
    var texts = new ArrayList<String>();
    values.forEach(value -> texts.add(value.asString()));
    return List.copyOf(texts);
  }
}
