package vn.kip.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts and stops the processes of a laptop installation. */
final class Launcher {

  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(40);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Installation installation;
  private final ProcessFiles files;
  private final Readiness readiness;

  Launcher(Installation installation) {
    this.installation = installation;
    this.files = new ProcessFiles(installation.runFolder());
    this.readiness = new Readiness(installation);
  }

  /** The processes of the two layouts, in the order in which they are started. */
  @SuppressWarnings("ImmutableEnumChecker") // filled with List.of
  enum Layout {
    /** Broker and store in one JVM, the sandbox, the services side by side in another. */
    TOGETHER(List.of("platform", "sandbox", "services")),
    /** A process for each, as in production. */
    APART(List.of("broker", "store", "sandbox", "intake", "eligibility", "payment", "reporting", "auditor", "portal"));

    private final List<String> processes;

    Layout(List<String> processes) {
      this.processes = processes;
    }
  }

  /** Processes that run, by name. */
  Map<String, ProcessHandle> running() {
    var running = new LinkedHashMap<String, ProcessHandle>();
    for (var layout : Layout.values()) {
      for (var process : layout.processes) {
        files.find(process).ifPresent(handle -> running.put(process, handle));
      }
    }
    return running;
  }

  /**
   * Starts what does not run, and returns when all is ready. It goes on looking while it waits: a process that seemed to run
   * may have been about to end.
   *
   * @param wanted for an office of which nothing runs; one that runs in part keeps the layout it has
   * @return the names of what was started
   */
  List<String> start(Layout wanted) {
    var running = running().keySet();
    if (running.isEmpty()) {
      checkPorts();
    }
    createFolders();
    if (running.isEmpty()) {
      Restarts.in(installation.runFolder()).forget();
    }
    var layout = running.isEmpty() ? wanted : layoutOf(running);
    var started = new ArrayList<String>();
    var progress = new ProgressLine(CommonOptions.ERR);
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (true) {
      startMissing(layout, started);
      var waiting = readiness.waiting();
      if (waiting.isEmpty()) {
        break;
      }
      progress.show(readiness.total() - waiting.size(), readiness.total(), "starting: waiting for "
          + String.join(", ", waiting));
      if (System.nanoTime() > deadline) {
        throw new KipFailure(Exit.NOT_RUNNING, String.join(", ", waiting) + " not ready within "
            + READY_WITHIN.toSeconds() + " s; logs in " + installation.log("x").getParent());
      }
      sleep(LOOK_AGAIN);
    }
    if (!started.isEmpty()) {
      progress.end();
    }
    watch();
    return started;
  }

  /** From now on, somebody looks after the processes; not where {@code KIP_WATCH} says {@code off}. */
  private void watch() {
    if (!"off".equals(System.getenv("KIP_WATCH")) && files.find(ProcessFiles.WATCH).isEmpty()) {
      startProcess(ProcessFiles.WATCH);
    }
  }

  /** Whether what a process stands on is there. */
  boolean mayStart(String name) {
    return !isOnTop(name) || readiness.ofStore();
  }

  /** Starts a process that has ended by itself, unless somebody else has. */
  void startAgain(String name) {
    startProcess(name);
  }

  private static Layout layoutOf(Collection<String> running) {
    return Layout.APART.processes.stream().anyMatch(name -> !name.equals("sandbox") && running.contains(name))
        ? Layout.APART
        : Layout.TOGETHER;
  }

  private void startMissing(Layout layout, List<String> started) {
    for (var name : layout.processes) {
      if (files.find(name).isPresent() || !mayStart(name)) {
        continue;
      }
      if (started.contains(name)) {
        stop(started);
        throw new KipFailure(Exit.NOT_RUNNING,
            name + " ended while starting; its log: " + installation.log(name) + lastLines(installation.log(name)));
      }
      startProcess(name);
      started.add(name);
    }
  }

  private boolean isOnTop(String process) {
    return process.equals("services") || Installation.SERVICES.contains(process);
  }

  /** Services first, then what they stand on, each given time to finish what it is doing. */
  List<String> stop() {
    // First who would start the others again.
    files.find(ProcessFiles.WATCH).ifPresent(watch -> {
      watch.destroy();
      awaitEnd(ProcessFiles.WATCH, watch);
    });
    var stopped = stop(running().keySet());
    forgetThoseThatHadEnded();
    return stopped;
  }

  private void forgetThoseThatHadEnded() {
    for (var name : files.noted()) {
      try {
        files.forget(name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private List<String> stop(Collection<String> names) {
    var running = new ArrayList<>(running().entrySet());
    running.removeIf(entry -> !names.contains(entry.getKey()));
    running.sort(Comparator.comparingInt(entry -> rank(entry.getKey())));
    for (var rank : List.of(0, 1, 2)) {
      var now = running.stream().filter(entry -> rank(entry.getKey()) == rank).toList();
      now.forEach(entry -> entry.getValue().destroy());
      now.forEach(entry -> awaitEnd(entry.getKey(), entry.getValue()));
    }
    return running.stream().map(Map.Entry::getKey).toList();
  }

  private int rank(String process) {
    return isOnTop(process) ? 0 : process.equals("sandbox") ? 1 : 2;
  }

  private void awaitEnd(String name, ProcessHandle handle) {
    try {
      handle.onExit().get(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS);
      files.forget(name);
    } catch (TimeoutException e) {
      throw new KipFailure(Exit.REFUSED, name + " (process " + handle.pid() + ") did not stop within "
          + STOPPED_WITHIN.toSeconds() + " s; see " + installation.log(name));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void createFolders() {
    try {
      Files.createDirectories(installation.runFolder());
      Files.createDirectories(installation.log("x").getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startProcess(String name) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(new Commands(installation).of(name));
    // One of two who want to start the same process does.
    try (var channel = FileChannel.open(installation.runFolder().resolve(".starting"), StandardOpenOption.CREATE,
        StandardOpenOption.WRITE); var _ = channel.lock()) {
      if (files.find(name).isPresent()) {
        return;
      }
      var builder = new ProcessBuilder(command);
      if (isOnTop(name)) {
        // Not among the arguments, which everybody on this machine can read.
        builder.environment().computeIfAbsent("KIP_LOOKUP_SECRET", _ -> OwnSecret.in(installation.data()));
      }
      var process = builder.redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(installation.log(name).toFile()))
          .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
          .directory(installation.data().toFile())
          .start();
      files.remember(name, process.toHandle());
    } catch (IOException e) {
      throw new UncheckedIOException("could not start " + name, e);
    }
  }

  private static String lastLines(Path log) {
    try {
      return "\n" + String.join("\n", LogEnd.of(Files.readAllLines(log)));
    } catch (IOException e) {
      return " (" + e.getMessage() + ")";
    }
  }

  private void checkPorts() {
    var ports = new LinkedHashMap<String, Integer>();
    ports.put("broker", installation.brokerPort());
    ports.put("controller", installation.controllerPort());
    ports.put("store", installation.storePort());
    ports.put("sandbox", installation.sandboxPort());
    ports.put("sandbox's mail server", installation.mailPort());
    Installation.SERVICES.forEach(service -> ports.put(service, installation.port(service)));
    ports.forEach((name, port) -> {
      try (var socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (IOException e) {
        var other = OfficeOnPorts.data(installation.portBase());
        throw new KipFailure(Exit.NOT_RUNNING, "port " + port + " of the " + name + " is taken by "
            + other.map(data -> "the office in " + data + "; stop it with: kip down").orElse("another program; free it")
            + ", or choose other ports with KIP_PORT_BASE=29000");
      }
    });
  }

  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
