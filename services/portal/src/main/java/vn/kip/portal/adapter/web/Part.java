package vn.kip.portal.adapter.web;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.portal.adapter.services.ServiceAway;
import vn.kip.portal.adapter.services.ServiceRefusal;

/**
 * One part of a page, from a service the page can do without.
 *
 * @param value null where the service knows nothing of it, or is away
 * @param away whether the part is missing because the service does not answer
 */
public record Part<T>(@Nullable T value, boolean away) {

  private static final Logger LOG = LoggerFactory.getLogger(Part.class);

  /** Asks; what the officer may not see is refused as a whole. */
  static <T> Part<T> of(Supplier<T> question) {
    try {
      return new Part<>(question.get(), false);
    } catch (ServiceRefusal refusal) {
      if (refusal.isNotFound()) {
        return none();
      }
      throw refusal;
    } catch (ServiceAway away) {
      LOG.warn("{}", away.getMessage());
      return new Part<>(null, true);
    }
  }

  static <T> Part<T> none() {
    return new Part<>(null, false);
  }
}
