package vn.kip.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * The times that can stand in the case log, and in what is asked of a service: of the years 1900 to 2999. A time outside them
 * is a slip of the pen or an attack: in the office's zone it may have no date at all, and whoever goes from day to day never
 * comes to its end.
 */
public final class Times {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("3000-01-01T00:00:00Z");

  private Times() {}

  /** Of the years 1900 to 2999, UTC. */
  public static boolean isPossible(Instant moment) {
    return !moment.isBefore(FIRST) && moment.isBefore(END);
  }

  /**
   * A date as ISO 8601 writes it.
   *
   * @throws DateTimeException when it is none, or not of the years 1900 to 2999
   */
  public static LocalDate day(String text) {
    return possible(LocalDate.parse(text), Times::isPossible);
  }

  /**
   * A moment with its offset as ISO 8601 writes it.
   *
   * @throws DateTimeException when it is none, or not of the years 1900 to 2999
   */
  public static Instant moment(String text) {
    return possible(Instant.parse(text), Times::isPossible);
  }

  /**
   * A month, such as {@code 2022-03}.
   *
   * @throws DateTimeException when it is none, or not of the years 1900 to 2999
   */
  public static YearMonth month(String text) {
    return possible(YearMonth.parse(text), month -> isPossible(month.getYear()));
  }

  /** Reads days, months and moments from JSON, and only such as are possible. */
  public static SimpleModule module() {
    return new SimpleModule("possible times")
        .addDeserializer(LocalDate.class, new Reader<>(LocalDate.class, Times::day))
        .addDeserializer(YearMonth.class, new Reader<>(YearMonth.class, Times::month))
        .addDeserializer(Instant.class, new Reader<>(Instant.class, Times::moment));
  }

  private static boolean isPossible(LocalDate day) {
    return isPossible(day.getYear());
  }

  private static boolean isPossible(int year) {
    return FIRST_YEAR <= year && year <= LAST_YEAR;
  }

  private static <T> T possible(T time, Predicate<T> test) {
    if (!test.test(time)) {
      throw new DateTimeException("not of the years 1900 to 2999");
    }
    return time;
  }

  private static final class Reader<T> extends StdScalarDeserializer<T> {

    private final transient Function<String, T> parse;

    Reader(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (T) context.handleUnexpectedToken(getValueType(context), parser);
      }
      try {
        return parse.apply(parser.getString());
      } catch (DateTimeException _) {
        // What stands there is not told: reasons are logged.
        throw context.weirdStringException("", handledType(), "no day or moment of the years 1900 to 2999");
      }
    }
  }
}
