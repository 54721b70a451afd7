package vn.kip.local.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import vn.kip.programmes.CatalogueException;

/** {@code kip}: welfare dossiers in time, and the proof. */
@Command(name = "kip", description = "Kịp: handles welfare dossiers from the ward desk to the money, and proves how many were in time.", mixinStandardHelpOptions = true, version = "kip 0.1.0")
final class Kip {

  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();
  static {
    COMMANDS.put("up", UpCommand.class);
    COMMANDS.put("down", DownCommand.class);
    COMMANDS.put("status", StatusCommand.class);
    COMMANDS.put("logs", LogsCommand.class);
    COMMANDS.put("demo", DemoCommand.class);
    COMMANDS.put("import", ImportCommand.class);
    COMMANDS.put("report", ReportCommand.class);
    COMMANDS.put("forecast", ForecastCommand.class);
    COMMANDS.put("dossier", DossierCommand.class);
    COMMANDS.put("due", DueCommand.class);
    COMMANDS.put("assess", AssessCommand.class);
    COMMANDS.put("pay", PayCommand.class);
    COMMANDS.put("programmes", ProgrammesCommand.class);
    COMMANDS.put("calendar", CalendarCommand.class);
    COMMANDS.put("rebuild", RebuildCommand.class);
    COMMANDS.put("audit", AuditCommand.class);
    COMMANDS.put("log", LogCommand.class);
    COMMANDS.put("watch", WatchCommand.class);
    COMMANDS.put("bench", BenchCommand.class);
    COMMANDS.put("help", HelpCommand.class);
  }

  private Kip() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return commandLine(args.length == 0 ? "" : args[0]).setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((exception, commandLine, parsed) -> {
          if (exception instanceof KipFailure failure) {
            err.println(failure.getMessage());
            return failure.exit().code();
          }
          if (exception instanceof CatalogueException refused) {
            err.println(ProgrammesCommand.sentence(refused.finding()));
            return Exit.REFUSED.code();
          }
          exception.printStackTrace(err);
          return Exit.REFUSED.code();
        })
        .execute(args);
  }

  /** With the command that is asked for alone, where that is clear: to learn the others takes longer than most answers. */
  private static CommandLine commandLine(String asked) {
    var line = new CommandLine(new Kip());
    var command = COMMANDS.get(asked);
    if (command == null || asked.equals("help")) {
      COMMANDS.forEach(line::addSubcommand);
    } else {
      line.addSubcommand(asked, command);
    }
    return line;
  }
}
