package vn.kip.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * The times that can stand in the case log: of the years 1900 to 2999. A time outside them is a slip of the pen or an attack:
 * in the office's zone it may have no date at all, and whoever goes from day to day never comes to its end.
 */
public final class Times {

  /** The first day that is a day of this office. */
  public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  /** The last one. */
  public static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("3000-01-01T00:00:00Z");

  private Times() {}

  /** Of the years 1900 to 2999, UTC. */
  public static boolean isPossible(Instant moment) {
    return !moment.isBefore(FIRST) && moment.isBefore(END);
  }

  /** Of the years 1900 to 2999. */
  public static boolean isPossible(LocalDate day) {
    return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
  }

  static SimpleModule module() {
    return new SimpleModule("times of the case log")
        .addDeserializer(LocalDate.class, new Reader<>(LocalDate.class, LocalDate::parse, Times::isPossible))
        .addDeserializer(Instant.class, new Reader<>(Instant.class, Instant::parse, Times::isPossible));
  }

  private static final class Reader<T> extends StdScalarDeserializer<T> {

    private final transient Function<String, T> parse;
    private final transient Predicate<T> possible;

    Reader(Class<T> type, Function<String, T> parse, Predicate<T> possible) {
      super(type);
      this.parse = parse;
      this.possible = possible;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (T) context.handleUnexpectedToken(getValueType(context), parser);
      }
      try {
        var time = parse.apply(parser.getString());
        if (possible.test(time)) {
          return time;
        }
      } catch (DateTimeException _) {
        // What it is instead is nobody's business.
      }
      throw context.weirdStringException("", handledType(), "not possible");
    }
  }
}
