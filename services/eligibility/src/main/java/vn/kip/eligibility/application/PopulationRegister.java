package vn.kip.eligibility.application;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The population register, outside the office. */
@FunctionalInterface
public interface PopulationRegister {

  /**
   * Looks a person up. Nobody is refused because of what is thrown.
   *
   * @throws RegisterAwayException when it does not answer
   * @throws UnusableAnswerException when it answers, but not so that anything could be concluded of this person
   */
  Optional<Person> find(String identityNumber);

  /**
   * What it knows of a person.
   *
   * @param status ALIVE, DEAD or MOVED
   * @param ward GSO code of the residence
   */
  record Person(String name, String birthDate, String ward, String status, @Nullable String deathDate) {}

  /** It did not answer in time, or answered that it cannot serve anybody. */
  final class RegisterAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RegisterAwayException(Throwable cause) {
      // Not in the cause's words: they may name the person who was asked for.
      super("the population register does not answer (" + cause.getClass().getSimpleName() + ")");
    }
  }

  /** Others may well be answered. */
  final class UnusableAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableAnswerException(String reason) {
      super("the population register's answer is of no use: " + reason);
    }
  }
}
