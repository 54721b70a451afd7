package vn.kip.local.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.local.log.AcceptedDossiers;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Rehearsal;

@Command(name = "rehearse", description = "runs a changed catalogue over the dossiers of a period out of the log; writes nothing")
final class RehearseCommand extends CommonOptions {

  private static final int SHOWN = 20;

  @Parameters(paramLabel = "DIR", description = "folder of the changed catalogue")
  Path folder = Path.of(".");

  @Option(names = "--from", paramLabel = "D", required = true, description = "first day of acceptance")
  LocalDate from = LocalDate.MIN;

  @Option(names = "--to", paramLabel = "D", required = true, description = "last day of acceptance")
  LocalDate to = LocalDate.MAX;

  @Option(names = "--json", description = "JSON on standard output")
  boolean json;

  @Override
  public Integer call() {
    var findings = ProgrammesCommand.findings(folder);
    if (!findings.isEmpty()) {
      findings.forEach(finding -> ERR.println(ProgrammesCommand.sentence(finding)));
      throw new KipFailure(Exit.REFUSED, "a catalogue with findings is not rehearsed");
    }
    var dossiers = dossiers();
    var rehearsal = new Rehearsal(Catalogue.of(installation().catalogue()), Catalogue.from(folder),
        new DeadlineCalculator(installation().calendar()));
    var changes = rehearsal.changes(dossiers, from, to);
    var sums = sums(changes);
    if (json) {
      OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("from", from.toString(), "to",
          to.toString(), "dossiers", dossiers.size(), "rows", sums.values(), "changes",
          changes.stream().map(RehearseCommand::shown).toList())));
    } else {
      print(changes, sums);
    }
    return Exit.DONE.code();
  }

  private List<Rehearsal.Dossier> dossiers() {
    if (new Launcher(installation()).running().isEmpty()) {
      throw new KipFailure(Exit.NOT_RUNNING, "not running; start it with: kip up");
    }
    try {
      return AcceptedDossiers.read(installation().bootstrapServers());
    } catch (KafkaException e) {
      throw new KipFailure(Exit.NOT_RUNNING, "the log cannot be read: " + e.getMessage());
    }
  }

  /** @param difference in whole dong */
  record Sum(String programme, String ward, int changed, int results, int amounts, int dueDates, long difference) {

    Sum plus(Rehearsal.Change change) {
      var before = change.before();
      var after = change.after();
      return new Sum(programme, ward, changed + 1, results + (before.status() == after.status() ? 0 : 1),
          amounts + (change.difference() == 0 ? 0 : 1),
          dueDates + (java.util.Objects.equals(before.due(), after.due()) ? 0 : 1), difference + change.difference());
    }
  }

  private static Map<String, Sum> sums(List<Rehearsal.Change> changes) {
    var sums = new TreeMap<String, Sum>();
    for (var change : changes) {
      var programme = change.dossier().programme();
      var ward = change.dossier().ward();
      sums.merge(programme + " " + ward, new Sum(programme, ward, 0, 0, 0, 0, 0).plus(change),
          (sum, _) -> sum.plus(change));
    }
    return sums;
  }

  private static Map<String, Object> shown(Rehearsal.Change change) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("code", change.dossier().code());
    shown.put("programme", change.dossier().programme());
    shown.put("ward", change.dossier().ward());
    shown.put("before", change.before());
    shown.put("after", change.after());
    shown.put("difference", change.difference());
    return shown;
  }

  private static void print(List<Rehearsal.Change> changes, Map<String, Sum> sums) {
    OUT.printf("%-16s %-6s %8s %8s %8s %8s %18s%n", "programme", "ward", "changed", "results", "amounts", "due dates",
        "difference (đ)");
    sums.values().forEach(sum -> OUT.printf("%-16s %-6s %8d %8d %8d %8d %,18d%n", sum.programme(), sum.ward(),
        sum.changed(), sum.results(), sum.amounts(), sum.dueDates(), sum.difference()));
    OUT.printf("%d dossiers would change, by %,d đ together%n", changes.size(),
        changes.stream().mapToLong(Rehearsal.Change::difference).sum());
    changes.stream().limit(SHOWN).forEach(change -> OUT.printf("  %s %s: %s → %s%n", change.dossier().code(),
        change.dossier().programme(), sentence(change.before()), sentence(change.after())));
    if (changes.size() > SHOWN) {
      OUT.println("  … and " + (changes.size() - SHOWN) + " more (--json lists all)");
    }
  }

  private static String sentence(Rehearsal.Outcome outcome) {
    return (outcome.status() == null ? "no such programme" : outcome.status().name())
        + (outcome.category() == null ? "" : " " + outcome.category())
        + (outcome.amount() == null ? "" : " %,d đ".formatted(outcome.amount()))
        + (outcome.due() == null ? "" : ", due " + outcome.due());
  }
}
