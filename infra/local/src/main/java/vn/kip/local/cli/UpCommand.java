package vn.kip.local.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "starts broker, document store, sandbox and services, and waits until all are ready")
final class UpCommand extends CommonOptions {

  @Option(names = "--fresh", description = "empties the data folder first")
  boolean fresh;

  @Option(names = "--apart", description = "a process for each service, as in production")
  boolean apart;

  @Override
  public Integer call() throws IOException {
    var launcher = new Launcher(installation());
    var found = launcher.running().keySet();
    if (fresh && !found.isEmpty()) {
      throw new KipFailure(Exit.REFUSED, "the system is running; stop it before emptying its data: kip down");
    }
    if (fresh) {
      DataFolder.empty(installation().data());
    }
    long start = System.nanoTime();
    var started = launcher.start(apart ? Launcher.Layout.APART : Launcher.Layout.TOGETHER);
    if (found.isEmpty()) {
      OUT.printf("ready in %.1f s%n", (System.nanoTime() - start) / 1e9);
    } else {
      print("already running", found.stream().filter(name -> !started.contains(name)).toList());
      print("had ended and runs again", started);
    }
    printAddresses(installation());
    StartArchives.makeMissing(installation());
    return Exit.DONE.code();
  }

  private static void print(String what, List<String> processes) {
    if (!processes.isEmpty()) {
      OUT.println(what + ": " + String.join(", ", processes));
    }
  }

  static void printAddresses(Installation installation) {
    OUT.println();
    OUT.printf("  open         %s   (pages for officers; sign in with one of these, password \"demo\")%n",
        installation.url("portal"));
    OUT.println(
        "               ward-19333-1 (ward officer of Phường 1, likewise for each ward), division-1 (appraiser),");
    OUT.println("               chair-1 (chairman), payment-1 (payment officer), supervisor-1, auditor-1");
    OUT.println();
    Installation.SERVICES.stream().filter(service -> !service.equals("portal"))
        .forEach(service -> OUT.printf("  %-12s %s/swagger-ui%n", service, installation.url(service)));
    OUT.printf("  %-12s %s (identity, population register, bank: stand-ins)%n", "sandbox", installation.url("sandbox"));
    OUT.printf("  %-12s %s/mail (what the portal has mailed to officers: a stand-in, nothing is sent on)%n", "mail",
        installation.url("sandbox"));
    OUT.printf("  %-12s %s    %-8s mongodb://127.0.0.1:%d%n", "broker", installation.bootstrapServers(), "store",
        installation.storePort());
    OUT.printf("  a token: curl -u ward-19333-1:demo -d grant_type=client_credentials %s/oauth2/token%n",
        installation.url("sandbox"));
  }
}
