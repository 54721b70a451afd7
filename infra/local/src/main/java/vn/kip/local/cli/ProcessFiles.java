package vn.kip.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What runs is remembered by a file per process: its number, and when it was started. */
record ProcessFiles(Path folder) {

  static final String WATCH = "watch";
  private static final String SUFFIX = ".pid";

  void remember(String name, ProcessHandle process) throws IOException {
    Files.writeString(file(name), process.pid() + " " + started(process));
  }

  void forget(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  /** The names of those that were started and not stopped in order, but for the watch itself. */
  Set<String> noted() {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length())).filter(name -> !name.equals(WATCH))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (NoSuchFileException _) {
      return Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    return folder.resolve(name + SUFFIX);
  }
}
