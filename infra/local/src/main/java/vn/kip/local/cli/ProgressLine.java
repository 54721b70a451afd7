package vn.kip.local.cli;

import java.io.PrintStream;

/** A bar on a terminal, a line every few seconds elsewhere. */
final class ProgressLine {

  private static final long EVERY_NANOS = 3_000_000_000L;
  private static final int WIDTH = 30;
  private static final String CLEAR_REST = "\u001b[K";

  private final PrintStream err;
  private final boolean terminal = onTerminal();
  private long next = System.nanoTime();

  ProgressLine(PrintStream err) {
    this.err = err;
  }

  /** How far an import is. */
  void at(int done, int total, int open, String trouble) {
    show(done, total, "%d of %d actions, %d dossiers on their way %s".formatted(done, total, open, trouble));
  }

  void show(int done, int total, String words) {
    if (terminal) {
      int filled = total == 0 ? WIDTH : (int) ((long) WIDTH * done / total);
      err.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + words + CLEAR_REST);
      err.flush();
    } else if (System.nanoTime() >= next) {
      next = System.nanoTime() + EVERY_NANOS;
      err.println(words);
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
