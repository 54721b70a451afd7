package vn.kip.local.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "the log of a service or process")
final class LogsCommand extends CommonOptions {

  private static final int LINES = 200;

  @Parameters(paramLabel = "SERVICE", description = "intake, eligibility, payment, reporting, auditor, portal, sandbox, broker or store")
  String service = "";

  @Option(names = "-f", description = "go on as lines come")
  boolean follow;

  @Override
  public Integer call() throws IOException {
    var log = log();
    var lines = Files.readAllLines(log);
    lines.subList(Math.max(0, lines.size() - LINES), lines.size()).forEach(OUT::println);
    if (follow) {
      follow(log);
    }
    return Exit.DONE.code();
  }

  /** Its own log when it runs apart; otherwise that of the process it runs in, which is newer then. */
  private Path log() throws IOException {
    var shared = switch (service) {
      case "broker", "store" -> "platform";
      case "intake", "eligibility", "payment", "reporting", "auditor", "portal" -> "services";
      default -> service;
    };
    var installation = runningInstallation();
    var own = installation.log(service);
    var together = installation.log(shared);
    if (!Files.exists(own) && !Files.exists(together)) {
      throw new KipFailure(Exit.USAGE, "no log of \"" + service + "\" in " + own.getParent());
    }
    if (!Files.exists(own)) {
      return together;
    }
    return Files.exists(together) && Files.getLastModifiedTime(together).compareTo(Files.getLastModifiedTime(own)) > 0
        ? together
        : own;
  }

  private static void follow(Path log) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(file.length());
      while (!Thread.currentThread().isInterrupted()) {
        var buffer = new byte[(int) Math.min(65_536, Math.max(0, file.length() - file.getFilePointer()))];
        if (buffer.length == 0) {
          Launcher.sleep(Duration.ofMillis(300));
        } else {
          file.readFully(buffer);
          OUT.print(new String(buffer, StandardCharsets.UTF_8));
        }
      }
    }
  }
}
