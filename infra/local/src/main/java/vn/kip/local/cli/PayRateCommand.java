package vn.kip.local.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Decisions that reach every running grant. */
@Command(name = "rate", description = "collective decisions on rates", mixinStandardHelpOptions = true, subcommands = PayRateCommand.Decide.class)
final class PayRateCommand {

  private PayRateCommand() {}

  /** A decision that a DECIDER records. */
  abstract static class Decision extends CommonOptions {

    @Option(names = "--decision-no", paramLabel = "NO", required = true, description = "number of the signed decision")
    String decisionNo = "";

    @Option(names = "--as", paramLabel = "OFFICER", description = "id of the officer who signs (default: ${DEFAULT-VALUE})")
    String officer = "chair-1";

    @Option(names = "--json", description = "JSON on standard output")
    boolean json;

    final int record(String path, Map<String, Object> body) {
      try {
        var decisions = new Api(runningInstallation(), officer).post("payment", path, body);
        if (json) {
          OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(decisions));
        } else {
          decisions.forEach(decision -> OUT.println(sentence(decision)));
        }
        return Exit.DONE.code();
      } catch (IOException e) {
        throw Api.notRunning("payment", e);
      }
    }

    abstract String sentence(JsonNode decision);
  }

  @Command(name = "decide", description = "a rate whose law came into force after grants were decided reaches them")
  static final class Decide extends Decision {

    @Parameters(index = "0", paramLabel = "SERIES", description = "such as socialStandard")
    String series = "";

    @Parameters(index = "1", paramLabel = "MONTH", description = "YYYY-MM, the first month to which the rate applies")
    String from = "";

    @Override
    public Integer call() {
      return record("/runs/rates", Map.of("series", series, "from", from, "decisionNo", decisionNo));
    }

    @Override
    String sentence(JsonNode decision) {
      return decision.path("rate").path("series").asString() + "@" + decision.path("rate").path("from").asString()
          + " by " + decision.path("decisionNo").asString() + ", signed by " + decision.path("signer").asString();
    }
  }

  @Command(name = "combine", description = "months that are paid together, by the run of one of them")
  static final class Combine extends Decision {

    @Parameters(index = "0", paramLabel = "PAY-IN", description = "YYYY-MM, the month whose run pays them")
    String payIn = "";

    @Parameters(index = "1..*", paramLabel = "MONTH", description = "the months, YYYY-MM")
    List<String> months = new ArrayList<>();

    @Override
    public Integer call() {
      return record("/runs/combined", Map.of("payIn", payIn, "months", months, "decisionNo", decisionNo));
    }

    @Override
    String sentence(JsonNode decision) {
      return "run " + decision.path("payIn").asString() + " pays " + decision.path("months") + " by "
          + decision.path("decisionNo").asString() + ", signed by " + decision.path("signer").asString();
    }
  }
}
