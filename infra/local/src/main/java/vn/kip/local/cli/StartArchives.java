package vn.kip.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import vn.kip.programmes.Catalogue;

/**
 * A start spends most of its time on loading and linking the same classes as the one before. So what the first start after
 * a build has loaded is noted, and kept loaded and linked in an archive per process, from which the next starts begin. An
 * archive that does not fit the jars any more is left aside by the JVM itself. Without them all works the same, later.
 */
final class StartArchives {

  /** Those of {@code kip up}; where each service is a process of its own there would be too many. */
  static final List<String> PROCESSES = List.of("platform", "sandbox", "services");

  private static final String COMMAND_LINE = "cli";

  private final Path folder;
  private final Path built;

  StartArchives(Path dist) {
    this.folder = dist.resolve("start");
    this.built = dist.resolve(".built");
  }

  /** What a process is started with so that it begins from its archive, or notes what it loads. */
  List<String> options(String process) {
    if (!PROCESSES.contains(process) || !Files.exists(built)) {
      return List.of();
    }
    if (isFresh(archive(process))) {
      // Whether it fits is nobody's concern: without a word either way.
      return List.of("-XX:SharedArchiveFile=" + archive(process), "-Xlog:cds=off", "-Xlog:aot=off");
    }
    try {
      Files.createDirectories(folder);
      return List.of("-XX:DumpLoadedClassList=" + list(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean areMissing() {
    return Files.exists(built)
        && !(PROCESSES.stream().map(this::archive).allMatch(this::isFresh) && isFresh(archive(COMMAND_LINE)));
  }

  private boolean isFresh(Path archive) {
    try {
      return Files.exists(archive)
          && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(built)) >= 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path archive(String process) {
    return folder.resolve(process + ".jsa");
  }

  private Path list(String process) {
    return folder.resolve(process + ".classes");
  }

  /** Makes those that are missing, in a process of its own that takes only the time nobody else wants. */
  static void makeMissing(Installation installation) {
    if (!new StartArchives(installation.dist()).areMissing()) {
      return;
    }
    var log = installation.log("start-archives").toFile();
    try {
      new ProcessBuilder("nice", "-n", "19", java(), "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
          "-Dkip.root=" + System.getProperty("kip.root", "."), "-cp", platform(installation),
          StartArchives.class.getName(), installation.data().toString())
          .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.to(log))
          .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
          .start();
    } catch (IOException e) {
      CommonOptions.ERR.println("the next start will be no faster than this one: " + e.getMessage());
    }
  }

  public static void main(String[] data) throws IOException, InterruptedException {
    var installation = Installation.of(Path.of(data[0]));
    var archives = new StartArchives(installation.dist());
    Files.createDirectories(archives.folder);
    try (var channel = FileChannel.open(archives.folder.resolve(".lock"), StandardOpenOption.CREATE,
        StandardOpenOption.WRITE); var lock = channel.tryLock()) {
      if (lock != null) {
        archives.make(installation);
      }
    }
  }

  private void make(Installation installation) throws IOException, InterruptedException {
    if (!isFresh(archive(COMMAND_LINE))) {
      var noting = new ArrayList<>(List.of(java()));
      noting.addAll(List.of("-XX:DumpLoadedClassList=" + list(COMMAND_LINE), "-Dkip.root="
          + System.getProperty("kip.root", "."), "-cp", platform(installation), CommonCommands.class.getName(),
          installation.data().toString()));
      run(noting);
      dump(COMMAND_LINE, List.of("--enable-native-access=ALL-UNNAMED", "-cp", platform(installation)));
    }
    for (var process : PROCESSES) {
      if (!isFresh(archive(process)) && Files.exists(list(process))) {
        var arguments = new Commands(installation).of(process);
        // Without the marks of an office: it is none, and would be found as one.
        var marks = OfficeOnPorts.marks(installation, process);
        dump(process, arguments.subList(0, arguments.indexOf("-cp") + 2).stream()
            .filter(argument -> !marks.contains(argument) && !argument.startsWith("-XX:DumpLoadedClassList")).toList());
      }
    }
  }

  private void dump(String process, List<String> arguments) throws IOException, InterruptedException {
    var made = folder.resolve(process + ".jsa.new");
    var command = new ArrayList<>(List.of(java(), "-Xshare:dump", "-XX:+AOTClassLinking", "-XX:+UseSerialGC",
        "-XX:SharedClassListFile=" + list(process), "-XX:SharedArchiveFile=" + made));
    command.addAll(arguments);
    if (run(command) == 0) {
      Files.move(made, archive(process), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String platform(Installation installation) {
    return installation.dist().resolve("platform") + "/*";
  }

  /** What is asked most, so that its classes are noted; the answers do not matter. */
  static final class CommonCommands {

    private CommonCommands() {}

    public static void main(String[] data) {
      var office = List.of("--data", data[0]);
      var programme = Catalogue.bundled().programmes().iterator().next().code();
      for (var words : List.of(List.of("due", "--programme", programme, "--start", "2022-01-20"),
          List.of("status"), List.of("dossier", "000"), List.of("logs", "intake"))) {
        var asked = new ArrayList<>(words);
        asked.addAll(office);
        Kip.run(asked.toArray(String[]::new));
      }
    }
  }
}
