package vn.kip.local.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.kip.payruns.cases.PlanCases;
import vn.kip.programmes.Catalogue;

@Command(name = "cases", description = "plans the run of a month, a case a line; works offline")
final class PayCasesCommand extends PayCommand.Offline {

  @Option(names = "--cases", paramLabel = "FILE.jsonl", required = true, description = "a line each: {id, month, knownAt, grants, ratesDecided, provinceRates, events}")
  Path cases = Path.of("");

  @Override
  void answer(PrintStream out) throws IOException {
    var planned = new PlanCases(Catalogue.of(installation().catalogue()), installation().calendar());
    TextFile.lines(cases).forEach(line -> out.println(planned.answer(line)));
  }
}
