package vn.kip.events;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.time.YearMonth;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The JSON Schema an event's record amounts to. */
final class EventSchema {

  private static final SchemaGenerator GENERATOR = generator();

  private EventSchema() {}

  static JsonNode of(EventType type) {
    return of(type.event());
  }

  static JsonNode of(Class<?> event) {
    return CaseEventCodec.json().readTree(GENERATOR.generateSchema(event).toString());
  }

  private static SchemaGenerator generator() {
    var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
        .with(Option.ADDITIONAL_FIXED_TYPES, Option.INLINE_ALL_SCHEMAS, Option.EXTRA_OPEN_API_FORMAT_VALUES);
    config.forFields().withRequiredCheck(field -> !nullable(field)).withNullableCheck(EventSchema::nullable);
    config.forTypesInGeneral()
        .withCustomDefinitionProvider((type, context) -> {
          var text = context.getGeneratorConfig().createObjectNode().put("type", "string");
          if (type.getErasedType() == Producer.class) {
            var sources = text.putArray("enum");
            Arrays.stream(Producer.values()).map(Producer::source).forEach(sources::add);
            return new CustomDefinition(text);
          }
          if (type.getErasedType() == YearMonth.class) {
            return new CustomDefinition(text.put("pattern", "^[0-9]{4}-[0-9]{2}$"));
          }
          return type.getErasedType() == OfficerId.class || type.getErasedType() == DossierId.class
              ? new CustomDefinition(text)
              : null;
        });
    return new SchemaGenerator(config.build());
  }

  private static boolean nullable(FieldScope field) {
    return !field.isFakeContainerItemScope()
        && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
