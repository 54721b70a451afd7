package vn.kip.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.kip.audit.RuleBook;
import vn.kip.local.cli.LawTwice.Difference;
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

    @Option(names = "--auditor", paramLabel = "DIR", description = "the auditor's programmes.csv, which must say the same; by default that of KIP_AUDITOR_RULES, or else the one that ships with it, which need not know an office's own programmes")
    @Nullable
    Path auditor;

    @Option(names = "--json", description = "JSON on standard output")
    boolean json;

    @Override
    public Integer call() {
      var findings = findings(folder);
      var rules = auditor == null ? installation().auditorRules() : auditor.toString();
      var differences = findings.isEmpty() ? differences(rules) : List.<Difference>of();
      if (json) {
        OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(
            Map.of("findings", findings.stream().map(ProgrammesCommand::json).toList(), "differences", differences)));
      } else {
        print(findings, differences);
      }
      boolean agreed = differences.isEmpty() || rules.isBlank();
      return (findings.isEmpty() && agreed ? Exit.DONE : Exit.REFUSED).code();
    }

    private List<Difference> differences(String rules) {
      try {
        return LawTwice.differences(Catalogue.from(folder), RuleBook.of(rules));
      } catch (RuleBook.UnreadableRulesException e) {
        throw new KipFailure(Exit.REFUSED, "the auditor's files: " + e.getMessage());
      }
    }

    private void print(List<Finding> findings, List<Difference> differences) {
      if (findings.isEmpty()) {
        OUT.println("nothing is wrong with " + folder);
      }
      findings.forEach(finding -> OUT.println(sentence(finding)));
      if (!differences.isEmpty()) {
        OUT.println("the auditor's own files say otherwise; it will accuse whoever goes by the catalogue:");
        differences.forEach(difference -> OUT.println("  " + difference.sentence()));
      }
    }
  }

  static List<Finding> findings(Path folder) {
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
