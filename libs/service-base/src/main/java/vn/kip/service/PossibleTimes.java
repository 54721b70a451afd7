package vn.kip.service;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.Temporal;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JacksonModule;
import vn.kip.events.Times;

/**
 * The door for days and moments, in addresses and in bodies: those outside the years 1900 to 2999 are refused with the field,
 * before anybody counts from one day to the next.
 */
@Configuration(proxyBeanMethods = false)
class PossibleTimes implements WebMvcConfigurer {

  /** Read the same whatever annotation a parameter bears. */
  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(new Reading(LocalDate.class, Times::day));
    registry.addConverter(new Reading(YearMonth.class, Times::month));
    registry.addConverter(new Reading(Instant.class, Times::moment));
  }

  @Bean
  JacksonModule possibleTimesInBodies() {
    return Times.module();
  }

  /** What is empty is absent. */
  private record Reading(Class<?> type, Function<String, ?> parse) implements GenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(String.class, type));
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
      return source instanceof String text && !text.isBlank() ? parse.apply(text.strip()) : null;
    }
  }

  /** Whether a value was to be a day, a month or a moment. */
  static boolean isTime(@Nullable Class<?> type) {
    return type != null && Temporal.class.isAssignableFrom(type);
  }
}
