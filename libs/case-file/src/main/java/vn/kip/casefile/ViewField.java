package vn.kip.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One fact by which files are found or listed. The view that stores it and the query that asks for it name the same field,
 * so neither can be renamed without the other.
 *
 * @param <S> what a service makes of a file
 * @param <T> the value
 */
public final class ViewField<S, T> {

  private final String name;
  private final Function<S, ?> value;
  private final Function<T, Object> stored;
  private final boolean indexed;

  private ViewField(String name, Function<S, ?> value, Function<T, Object> stored, boolean indexed) {
    this.name = name;
    this.value = value;
    this.stored = stored;
    this.indexed = indexed;
  }

  /** @param value null where the file has none */
  public static <S> ViewField<S, String> text(String name, Function<S, @Nullable String> value) {
    return new ViewField<>(name, value, text -> text, false);
  }

  /** Found by any of its texts. */
  public static <S> ViewField<S, String> texts(String name, Function<S, List<String>> value) {
    return new ViewField<>(name, value, text -> text, false);
  }

  public static <S, E extends Enum<E>> ViewField<S, E> oneOf(String name, Function<S, @Nullable E> value) {
    return new ViewField<>(name, value, Enum::name, false);
  }

  /** Kept as text, which sorts as the days do. */
  public static <S> ViewField<S, LocalDate> date(String name, Function<S, @Nullable LocalDate> value) {
    return new ViewField<>(name, value, LocalDate::toString, false);
  }

  /** Kept as text, which sorts as the moments do while they are given to the same precision. */
  public static <S> ViewField<S, Instant> moment(String name, Function<S, @Nullable Instant> value) {
    return new ViewField<>(name, value, Instant::toString, false);
  }

  public static <S> ViewField<S, Integer> number(String name, Function<S, @Nullable Integer> value) {
    return new ViewField<>(name, value, number -> number, false);
  }

  /** Files are searched by it, not only sorted. */
  public ViewField<S, T> indexed() {
    return new ViewField<>(name, value, stored, true);
  }

  public String name() {
    return name;
  }

  public boolean isIndexed() {
    return indexed;
  }

  /** A value of it as the store keeps it. */
  public Object stored(T asked) {
    return stored.apply(asked);
  }

  /** What the store keeps of a file; null for nothing. */
  @Nullable
  Object of(S state) {
    Object found = value.apply(state);
    return switch (found) {
      case null -> null;
      case Enum<?> constant -> constant.name();
      case LocalDate date -> date.toString();
      case Instant moment -> moment.toString();
      case Collection<?> many -> List.copyOf(many);
      default -> found;
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
