package vn.kip.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of processes that ended by themselves: a line for each time one was started again, or given up. */
record Restarts(Path file) {

  private static final String GIVEN_UP = "given-up";
  private static final String STARTED = "started";

  static Restarts in(Path runFolder) {
    return new Restarts(runFolder.resolve("restarts"));
  }

  /** @param often how many times it was started again, {@code last} when; {@code givenUp} and not started any more */
  record Of(int often, Instant last, boolean givenUp) {}

  void started(String process, Instant at) {
    add(process, at, STARTED);
  }

  void givenUp(String process, Instant at) {
    add(process, at, GIVEN_UP);
  }

  /** Empty for one that never ended by itself since the office was started. */
  Optional<Of> of(String process) {
    var lines = lines().stream().filter(line -> line.process().equals(process)).toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new Of((int) lines.stream().filter(line -> line.what().equals(STARTED)).count(),
            lines.getLast().at(), lines.getLast().what().equals(GIVEN_UP)));
  }

  /** The office is started anew as a whole. */
  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Line(Instant at, String process, String what) {

    static Line of(String text) {
      var parts = text.split(" ", 3);
      return new Line(Instant.parse(parts[0]), parts[1], parts[2]);
    }
  }

  private List<Line> lines() {
    try {
      return Files.readAllLines(file).stream().map(Line::of).toList();
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String process, Instant at, String what) {
    try {
      Files.writeString(file, at + " " + process + " " + what + "\n", StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
