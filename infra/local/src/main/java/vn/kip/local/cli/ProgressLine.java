package vn.kip.local.cli;

import java.io.PrintStream;

/** A bar on a terminal, a line every few seconds elsewhere. */
final class ProgressLine {

  private static final long EVERY_NANOS = 3_000_000_000L;
  private static final int WIDTH = 30;

  private final PrintStream err;
  private final boolean terminal = onTerminal();
  private long next = System.nanoTime();

  ProgressLine(PrintStream err) {
    this.err = err;
  }

  void at(int done, int total, int open, String trouble) {
    if (terminal) {
      int filled = total == 0 ? WIDTH : (int) ((long) WIDTH * done / total);
      err.printf("\r[%s%s] %d of %d actions, %d dossiers on their way %s   ", "#".repeat(filled),
          " ".repeat(WIDTH - filled), done, total, open, trouble);
      err.flush();
    } else if (System.nanoTime() >= next) {
      next = System.nanoTime() + EVERY_NANOS;
      err.printf("%d of %d actions, %d dossiers on their way %s%n", done, total, open, trouble);
    }
  }

  void end() {
    if (terminal) {
      err.println();
    }
  }

  /** Which of the two ways of saying "no terminal" is used depends on the console's provider. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }
}
