package vn.kip.local.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import picocli.CommandLine.Command;

/** What {@code kip up} leaves running beside the office; nobody calls it by hand. */
@Command(name = "watch", hidden = true, description = "starts processes of the office again that end by themselves")
final class WatchCommand extends CommonOptions {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  /** Bytes. */
  private static final int END = 4_096;

  @Override
  public Integer call() {
    var installation = installation();
    var launcher = new Launcher(installation);
    var clock = InstantSource.system();
    var watch = new Watch(new ProcessFiles(installation.runFolder()), Restarts.in(installation.runFolder()), clock,
        launcher::mayStart, name -> {
          ERR.print(lastWords(installation, name));
          launcher.startAgain(name);
        }, line -> ERR.println(clock.instant() + " " + line));
    ERR.println(clock.instant() + " watching");
    while (watch.look()) {
      Launcher.sleep(LOOK_AGAIN);
    }
    ERR.println(clock.instant() + " nothing is left to watch");
    return Exit.DONE.code();
  }

  /** What may say why it ended: a memory that was full stands there. Of a log that may be longer than this memory its end. */
  private static String lastWords(Installation installation, String process) {
    try (var log = new RandomAccessFile(installation.log(process).toFile(), "r")) {
      log.seek(Math.max(0, log.length() - END));
      var end = new byte[(int) (log.length() - log.getFilePointer())];
      log.readFully(end);
      return new String(end, StandardCharsets.UTF_8).lines().filter(Predicate.not(String::isBlank))
          .reduce((_, later) -> later).map(line -> "  its log ends with: " + line + "\n").orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
