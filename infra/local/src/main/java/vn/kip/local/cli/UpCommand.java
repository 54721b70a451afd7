package vn.kip.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
    if (!launcher.running().isEmpty()) {
      if (fresh) {
        throw new KipFailure(Exit.REFUSED, "the system is running; stop it before emptying its data: kip down");
      }
      OUT.println("already running: " + String.join(", ", launcher.running().keySet()));
      var started = launcher.startMissing();
      if (!started.isEmpty()) {
        OUT.println("had ended and runs again: " + String.join(", ", started));
      }
      printAddresses(installation());
      return Exit.DONE.code();
    }
    if (fresh) {
      empty(installation().data());
    }
    Files.createDirectories(installation().data());
    long start = System.nanoTime();
    ERR.println("starting …");
    launcher.start(apart ? Launcher.Layout.APART : Launcher.Layout.TOGETHER);
    OUT.printf("ready in %.1f s%n", (System.nanoTime() - start) / 1e9);
    printAddresses(installation());
    return Exit.DONE.code();
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

  private static void empty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    // Never someone's home by a slip of the keyboard: only a folder that looks like ours is emptied.
    try (var entries = Files.list(folder)) {
      var ours = java.util.Set.of("broker", "store", "sandbox", "run", "logs", "rejected", ".lock", "kip.lock");
      var foreign = entries.map(entry -> entry.getFileName().toString()).filter(name -> !ours.contains(name)).toList();
      if (!foreign.isEmpty()) {
        throw new KipFailure(Exit.USAGE, folder + " holds things that are not Kịp's and is not emptied: " + foreign);
      }
    }
    try (var tree = Files.walk(folder)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
