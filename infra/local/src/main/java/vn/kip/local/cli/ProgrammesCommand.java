package vn.kip.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Finding;

/** What an officer does with the catalogue before it holds. */
@Command(name = "programmes", description = "checks and rehearses a catalogue of programmes", mixinStandardHelpOptions = true, subcommands = {
    ProgrammesCommand.Validate.class,
    RehearseCommand.class
})
final class ProgrammesCommand {

  private static final Locale VIETNAMESE = Locale.of("vi");

  @Command(name = "validate", description = "says what is wrong with a catalogue's files, with file and line; works offline")
  static final class Validate extends CommonOptions {

    @Parameters(paramLabel = "DIR", description = "folder with programmes.txt, rates.yaml, a YAML file per programme and its table")
    Path folder = Path.of(".");

    @Option(names = "--json", description = "JSON on standard output")
    boolean json;

    @Override
    public Integer call() {
      var findings = findings(folder);
      if (json) {
        OUT.println(Api.JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsString(Map.of("findings", findings.stream().map(ProgrammesCommand::json).toList())));
      } else if (findings.isEmpty()) {
        OUT.println("nothing is wrong with " + folder);
      } else {
        findings.forEach(finding -> OUT.println(sentence(finding)));
      }
      return (findings.isEmpty() ? Exit.DONE : Exit.REFUSED).code();
    }
  }

  static java.util.List<Finding> findings(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new KipFailure(Exit.USAGE, "there is no folder " + folder);
    }
    return Catalogue.validate(folder);
  }

  static String sentence(Finding finding) {
    return finding.place() + ": " + finding.meaning(VIETNAMESE) + " / " + finding.meaning(Locale.ENGLISH) + ": "
        + finding.reason() + " [" + finding.key() + "]";
  }

  private static Map<String, Object> json(Finding finding) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("file", finding.file());
    shown.put("line", finding.line());
    shown.put("errorKey", finding.key());
    shown.put("reason", finding.reason());
    shown.put("messages",
        Map.of("vi", finding.meaning(VIETNAMESE), "en", finding.meaning(Locale.ENGLISH)));
    return shown;
  }

  private ProgrammesCommand() {}
}
