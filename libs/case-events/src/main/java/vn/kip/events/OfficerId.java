package vn.kip.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who acted: an officer such as {@code ward-19333-1} or {@code chair-2}, or a service acting by itself. */
public record OfficerId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OfficerId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException("officer id must have 1 to 100 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
