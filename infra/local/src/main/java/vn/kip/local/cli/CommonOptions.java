package vn.kip.local.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options that every command has. */
@Command(mixinStandardHelpOptions = true)
abstract class CommonOptions implements java.util.concurrent.Callable<Integer> {

  /** Results go here and nothing else; progress and logs go to standard error. */
  static final PrintStream OUT = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true,
      StandardCharsets.UTF_8);

  static final PrintStream ERR = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true,
      StandardCharsets.UTF_8);

  @Option(names = "--data", paramLabel = "DIR", description = "data folder (default: ./data)")
  @Nullable
  Path data;

  Installation installation() {
    return Installation.of(data == null ? Installation.defaultData() : data);
  }

  /** The office that runs on these ports, wherever its data lie; the folder of {@code --data} comes first. */
  Installation runningInstallation() {
    var installation = installation();
    return data != null
        ? installation
        : OfficeOnPorts.data(installation.portBase()).map(installation::withData).orElse(installation);
  }
}
