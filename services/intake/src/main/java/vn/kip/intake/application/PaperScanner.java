package vn.kip.intake.application;

/** Looks a paper through for what harms whoever opens it, before it is taken. */
public interface PaperScanner {

  Verdict scan(byte[] content);

  /** What it says of a paper. */
  sealed interface Verdict {

    /** Nothing known was found in it, or nobody was told to look. */
    record Clean() implements Verdict {}

    /** @param signature as the scanner calls what it has found */
    record Infected(String signature) implements Verdict {}

    /** @param why it could not be asked, for the log */
    record Away(String why) implements Verdict {}
  }
}
