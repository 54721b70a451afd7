package vn.kip.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.kip.payruns.cases.PlanCases;
import vn.kip.programmes.Catalogue;

@Command(name = "cases", description = "plans the run of a month, a case a line; works offline")
final class PayCasesCommand extends CommonOptions {

  @Option(names = "--cases", paramLabel = "FILE.jsonl", required = true, description = "a line each: {id, month, knownAt, grants, ratesDecided, provinceRates, events}")
  @Nullable
  Path cases;

  @Override
  public Integer call() throws IOException {
    if (cases == null) {
      throw new KipFailure(Exit.USAGE, "needed: --cases FILE.jsonl");
    }
    var planned = new PlanCases(Catalogue.of(installation().catalogue()), installation().calendar());
    TextFile.lines(cases).forEach(line -> OUT.println(planned.answer(line)));
    return Exit.DONE.code();
  }
}
