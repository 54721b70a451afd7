package vn.kip.casefile.test;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the bodies of a service's requests leave open: each text, list and map of a record that comes in is to bear
 * {@code @Size}, and so is each text within a list or a map. Annotations are known by their names, so that whoever uses this
 * brings the libraries along.
 */
public final class RequestBodies {

  private static final String BODY = "RequestBody";
  private static final String SIZE = "Size";

  private final List<String> unbounded = new ArrayList<>();
  private final Set<Class<?>> seen = new HashSet<>();
  private int bodies;

  private RequestBodies() {}

  /**
   * @param classes where the service is compiled to
   * @param others controllers of libraries
   * @return the members without a bound, by their names
   * @throws IllegalStateException where no method takes a body, so that nothing was looked at
   */
  public static List<String> unbounded(Path classes, Class<?>... others) {
    var found = new RequestBodies();
    try (var files = Files.walk(classes)) {
      var names = files.map(file -> classes.relativize(file).toString()).filter(file -> file.endsWith(".class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.')).toList();
      Stream.concat(names.stream().map(RequestBodies::load), Stream.of(others))
          .flatMap(type -> Arrays.stream(type.getDeclaredMethods())).forEach(found::look);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    if (found.bodies == 0) {
      throw new IllegalStateException("no method takes a body in " + classes);
    }
    return List.copyOf(found.unbounded);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void look(Method method) {
    for (var parameter : method.getParameters()) {
      if (bears(parameter, BODY) && parameter.getType() != byte[].class) {
        bodies++;
        member(method.getName() + "." + parameter.getName(), parameter.getAnnotatedType(), parameter);
      }
    }
  }

  private void member(String where, AnnotatedType type, AnnotatedElement declaration) {
    var raw = raw(type);
    if (isLong(raw) && !bears(declaration, SIZE) && !bears(type, SIZE)) {
      unbounded.add(where);
    }
    if (type instanceof AnnotatedParameterizedType of) {
      for (var part : of.getAnnotatedActualTypeArguments()) {
        member(where + "<>", part, part);
      }
    }
    if (raw.isRecord() && isOfAnEdge(raw) && seen.add(raw)) {
      for (var component : raw.getRecordComponents()) {
        member(raw.getSimpleName() + "." + component.getName(), component.getAnnotatedType(),
            field(raw, component.getName()));
      }
    }
  }

  private static AnnotatedElement field(Class<?> type, String name) {
    try {
      return type.getDeclaredField(name);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isLong(Class<?> type) {
    return CharSequence.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type)
        || Map.class.isAssignableFrom(type);
  }

  /** Records of the contract and of the domain have rules of their own. */
  private static boolean isOfAnEdge(Class<?> type) {
    return type.getPackageName().contains(".adapter.web") || type.getPackageName().startsWith("vn.kip.service");
  }

  private static Class<?> raw(AnnotatedType type) {
    return switch (type.getType()) {
      case Class<?> plain -> plain;
      case ParameterizedType of -> (Class<?>) of.getRawType();
      default -> Object.class;
    };
  }

  private static boolean bears(AnnotatedElement element, String annotation) {
    return Arrays.stream(element.getAnnotations())
        .anyMatch(one -> one.annotationType().getSimpleName().equals(annotation));
  }
}
