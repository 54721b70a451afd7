package vn.kip.local.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
  Path data = Installation.defaultData();

  Installation installation() {
    return Installation.of(data);
  }
}
