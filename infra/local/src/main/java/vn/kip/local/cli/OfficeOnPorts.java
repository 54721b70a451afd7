package vn.kip.local.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds an office by its ports: each of its processes bears them, and its data folder, in its own command line. */
final class OfficeOnPorts {

  private static final Pattern MARKS = Pattern.compile(" -Dkip\\.ports=(\\d+) -Dkip\\.data=(.*?) -Dkip\\.process=");

  private OfficeOnPorts() {}

  /** First among a process's arguments, for a system may show the beginning of a long command line only. */
  static List<String> marks(Installation installation, String process) {
    return List.of("-Dkip.ports=" + installation.portBase(), "-Dkip.data=" + installation.data(),
        "-Dkip.process=" + process);
  }

  /** The data folder of the office that has these ports, if one runs. */
  static Optional<Path> data(int portBase) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .flatMap(line -> data(line, portBase).stream())
        .findFirst();
  }

  static Optional<Path> data(String commandLine, int portBase) {
    var marks = MARKS.matcher(commandLine);
    return marks.find() && marks.group(1).equals(Integer.toString(portBase))
        ? Optional.of(Path.of(marks.group(2)))
        : Optional.empty();
  }
}
