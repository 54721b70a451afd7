package vn.kip.eligibility.application;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The population register, outside the office. */
@FunctionalInterface
public interface PopulationRegister {

  /** @throws RegisterAwayException when it does not answer: nobody is refused for it */
  Optional<Person> find(String identityNumber);

  /**
   * What it knows of a person.
   *
   * @param status ALIVE, DEAD or MOVED
   * @param ward GSO code of the residence
   */
  record Person(String name, String birthDate, String ward, String status, @Nullable String deathDate) {}

  /** It did not answer in time, or answered with an error. */
  final class RegisterAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RegisterAwayException(Throwable cause) {
      super("the population register does not answer: " + cause.getMessage(), cause);
    }
  }
}
