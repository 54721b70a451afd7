package vn.kip.programmes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.kip.programmes.internal.Unknowns;

/** The form of a programme version. */
public final class Form {

  private Form() {}

  /**
   * Answers that are none: of another kind than asked for, or such that nobody can have them, as a birth date to come, a
   * count below zero, half a day. An answer that is missing is unknown, and no mistake; a
   * question the form does not know is left to people.
   *
   * @param day on which they are given
   * @return paths such as {@code householdStatus} or {@code lines[3].from}, in the order of the form
   */
  public static List<String> unreadable(ProgrammeVersion version, Map<String, Object> facts, LocalDate day) {
    return Unknowns.unreadable(version.facts(), facts, day);
  }
}
