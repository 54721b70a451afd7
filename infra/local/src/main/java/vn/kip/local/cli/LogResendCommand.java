package vn.kip.local.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.kip.events.DossierId;

/** Own events of services once more, for a log that lacks them. Readers skip what they have. */
@Command(name = "resend", description = "lets services send their events of a dossier to the log again")
final class LogResendCommand extends CommonOptions {

  @Option(names = "--dossier", required = true, paramLabel = "D", description = "id or code of the dossier")
  String dossier = "";

  @Option(names = "--from", required = true, paramLabel = "N", description = "number of the first event to be sent again, as its service counts: from 1")
  long from;

  @Option(names = "--service", paramLabel = "S", description = "only this one of intake, eligibility, payment, reporting")
  String service = "";

  @Option(names = "--json", description = "JSON on standard output")
  boolean json;

  @Override
  public Integer call() {
    if (!service.isEmpty() && !Installation.WRITERS.contains(service)) {
      throw new KipFailure(Exit.USAGE,
          "--service " + service + " writes no log; those that do: " + String.join(", ", Installation.WRITERS));
    }
    if (from < 1) {
      throw new KipFailure(Exit.USAGE, "--from " + from + ": events are counted from 1");
    }
    var api = new Api(installation(), "kip-cli");
    var resent = Resent.by(service.isEmpty() ? Installation.WRITERS : List.of(service), id(api), from, api::post);
    if (json) {
      OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(resent));
    } else {
      print(resent);
    }
    return resent.exit().code();
  }

  /** A code has dots, an id has none. */
  private DossierId id(Api api) {
    try {
      return new DossierId(dossier);
    } catch (IllegalArgumentException _) {
      return Resent.ofCode(dossier, api.get("reporting", "/dossiers", Map.of("query", dossier)));
    }
  }

  private static void print(Resent resent) {
    resent.sent().forEach((name, count) -> OUT.printf("%-12s %d events sent again%n", name, count));
    resent.failed().forEach((name, reason) -> ERR.printf("%-12s %s%n", name, reason));
    if (resent.exit() == Exit.REFUSED) {
      ERR.printf("no event of dossier %s from number %d on is known there%n", resent.dossier(), resent.from());
    }
  }
}
