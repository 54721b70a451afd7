package vn.kip.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identity of a dossier for its whole life, made once by whoever submits it and used for every retry; the key of the
 * case log. Not the dossier code of Circular 01/2018 art. 19, which exists only after acceptance.
 */
public record DossierId(@JsonValue String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{8,64}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DossierId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("dossier id must be 8 to 64 letters, digits or hyphens: " + value);
    }
  }

  /**
   * Identity of a dossier brought in from a register: the same row gives the same dossier at every import.
   *
   * @param registerKey the dossier code or, when refused at the desk, {@code submitted_at|applicant_id}
   */
  public static DossierId ofRegister(String registerKey) {
    return new DossierId(
        UUID.nameUUIDFromBytes(("register|" + registerKey).getBytes(StandardCharsets.UTF_8)).toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
