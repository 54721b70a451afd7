package vn.kip.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Tells the reader of JSON what the published schemas say: every component of a record is there and not null, and so is
 * every element of a list, unless its type is {@code @Nullable}.
 */
final class RequiredMembers extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  @Override
  public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    return type(member).map(type -> !isNullable(type)).orElseGet(() -> super.hasRequiredMarker(config, member));
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
    return type(annotated)
        .map(type -> JsonSetter.Value.construct(
            isNullable(type) ? Nulls.DEFAULT : Nulls.FAIL,
            hasNullableContent(type) ? Nulls.DEFAULT : Nulls.FAIL))
        .orElseGet(() -> super.findSetterInfo(config, annotated));
  }

  /** Of the record's component that a parameter of its constructor stands for. */
  private static Optional<AnnotatedType> type(Annotated annotated) {
    if (annotated instanceof AnnotatedParameter parameter) {
      var components = parameter.getDeclaringClass().getRecordComponents();
      if (components != null && parameter.getOwner().getParameterCount() == components.length) {
        return Optional.of(components[parameter.getIndex()].getAnnotatedType());
      }
    }
    return Optional.empty();
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  /** Of a list its elements, of a map its values. */
  private static boolean hasNullableContent(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType generic) {
      var arguments = generic.getAnnotatedActualTypeArguments();
      return isNullable(arguments[arguments.length - 1]);
    }
    return true;
  }
}
