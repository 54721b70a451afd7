package vn.kip.local.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import vn.kip.programmes.CatalogueException;

/** {@code kip}: welfare dossiers in time, and the proof. */
@Command(name = "kip", description = "Kịp: handles welfare dossiers from the ward desk to the money, and proves how many were in time.", mixinStandardHelpOptions = true, version = "kip 0.1.0", subcommands = {
    UpCommand.class,
    DownCommand.class,
    StatusCommand.class,
    LogsCommand.class,
    DemoCommand.class,
    ImportCommand.class,
    ReportCommand.class,
    ForecastCommand.class,
    DossierCommand.class,
    DueCommand.class,
    AssessCommand.class,
    ProgrammesCommand.class,
    RebuildCommand.class,
    AuditCommand.class,
    LogCommand.class,
    BenchCommand.class,
    HelpCommand.class
})
final class Kip {

  private Kip() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return new CommandLine(new Kip()).setOut(out)
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
}
