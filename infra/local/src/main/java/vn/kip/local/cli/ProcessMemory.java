package vn.kip.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What a process holds of the machine's memory. */
final class ProcessMemory {

  private ProcessMemory() {}

  /** Nothing on systems without {@code /proc}. */
  static OptionalLong residentMb(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines.filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }
}
