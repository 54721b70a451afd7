package vn.kip.local.cli;

import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "demo", description = "starts everything, imports the year 2022 of Đông Hà and prints its report: the main job in one command")
final class DemoCommand extends CommonOptions {

  private static final Map<String, String> YEAR = Map.of("from", "2021-12-15", "to", "2022-12-14");

  @Override
  public Integer call() throws IOException {
    new Launcher(installation()).start(Launcher.Layout.TOGETHER);
    ERR.println("importing the register of 2022 …");
    int imported = ImportCommand.run(installation(), installation().demo().resolve("dong-ha-2022"), null, false);
    var api = new Api(installation(), "kip-cli");
    ReportCommand.Form06.print(api.get("reporting", "/reports/form06", YEAR));
    ReportCommand.OnTime.print(api.get("reporting", "/reports/on-time", YEAR));
    UpCommand.printAddresses(installation());
    OUT.println("  stop with: kip down      (the data stays; the same figures are there after: kip up)");
    StartArchives.makeMissing(installation());
    return imported;
  }
}
