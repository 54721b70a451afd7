package vn.kip.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** A service that records events; {@code seq} counts per dossier and producer. */
public enum Producer {
  INTAKE("intake"),
  ELIGIBILITY("eligibility"),
  PAYMENT("payment"),
  REPORTING("reporting");

  private final String source;

  Producer(String source) {
    this.source = source;
  }

  /** The CloudEvents {@code source}. */
  @JsonValue
  public String source() {
    return source;
  }

  public static Optional<Producer> ofSource(String source) {
    return Arrays.stream(values()).filter(producer -> producer.source.equals(source)).findFirst();
  }
}
