package vn.kip.local.cli;

import picocli.CommandLine.Command;

@Command(name = "down", description = "stops everything in order; nothing is lost")
final class DownCommand extends CommonOptions {

  @Override
  public Integer call() {
    var stopped = new Launcher(runningInstallation()).stop();
    OUT.println(stopped.isEmpty() ? "nothing was running" : "stopped: " + String.join(", ", stopped));
    return Exit.DONE.code();
  }
}
