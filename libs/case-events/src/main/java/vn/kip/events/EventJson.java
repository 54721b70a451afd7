package vn.kip.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON of events. It is read as its schema says and in no other way: nothing is missing, nothing null that must not be,
 * and no text is taken for a number or the other way round.
 */
final class EventJson {

  static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
      .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
      // A newer producer may add fields that this reader does not know yet.
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
      .withCoercionConfigDefaults(coercions -> {
        for (var shape : CoercionInputShape.values()) {
          coercions.setCoercion(shape, CoercionAction.Fail);
        }
      })
      // A decimal may be a whole one.
      .withCoercionConfig(LogicalType.Float,
          coercions -> coercions.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
      .annotationIntrospector(new RequiredMembers())
      .addModule(Times.module())
      .build();

  private static final String PAYLOAD = "payload";

  private EventJson() {}

  static String write(Object event) {
    return MAPPER.writeValueAsString(event);
  }

  /** @throws UnreadableEventException when it is no UTF-8 */
  static String text(byte[] payload) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException _) {
      throw new UnreadableEventException(PAYLOAD, "no UTF-8");
    }
  }

  /** @throws UnreadableEventException when it is no JSON object */
  static JsonNode object(String json) {
    try {
      var tree = MAPPER.readTree(json);
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (JacksonException _) {
      // Not quoted: see the exception.
    }
    throw new UnreadableEventException(PAYLOAD, "no JSON object");
  }

  /** @throws UnreadableEventException when it is not what the type promises: the reason names the member */
  static <E> E read(String json, Class<E> type) {
    try {
      @Nullable
      E event = MAPPER.readValue(json, type);
      if (event == null) {
        throw new UnreadableEventException(PAYLOAD, "no JSON object");
      }
      return event;
    } catch (JacksonException e) {
      throw fault(object(json), e);
    }
  }

  private static UnreadableEventException fault(JsonNode payload, JacksonException e) {
    var member = new StringBuilder(PAYLOAD);
    var value = payload;
    for (var step : e.getPath()) {
      if (step.getPropertyName() == null) {
        member.append('[').append(step.getIndex()).append(']');
        value = value.path(step.getIndex());
      } else {
        member.append('.').append(step.getPropertyName());
        value = value.path(step.getPropertyName());
      }
    }
    return new UnreadableEventException(member.toString(), reason(value, e));
  }

  private static String reason(JsonNode value, JacksonException e) {
    if (value.isMissingNode()) {
      return "missing";
    }
    if (value.isNull()) {
      return "null";
    }
    var type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    if (type == LocalDate.class || type == Instant.class) {
      return "no day or moment of the years 1900 to 2999";
    }
    return "not what its schema says";
  }
}
