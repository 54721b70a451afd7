package vn.kip.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What runs is remembered by a file per process: its number, and when it was started. */
record ProcessFiles(Path folder) {

  void remember(String name, ProcessHandle process) throws IOException {
    Files.writeString(file(name), process.pid() + " " + started(process));
  }

  void forget(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  /** The process, unless it has ended or its number has since been given to another one. */
  Optional<ProcessHandle> find(String name) {
    try {
      var noted = Files.readString(file(name)).split(" ", 2);
      return ProcessHandle.of(Long.parseLong(noted[0])).filter(ProcessFiles::runs)
          .filter(process -> noted[1].equals(started(process)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A killed process whose parent has not asked for its end is still in the list; it has no program any more. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Object::toString).orElse("");
  }

  private Path file(String name) {
    return folder.resolve(name + ".pid");
  }
}
