package vn.kip.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Starts and stops the processes of a laptop installation; what runs is remembered by a file per process. */
final class Launcher {

  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(40);

  private final Installation installation;

  Launcher(Installation installation) {
    this.installation = installation;
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
        handle(process).ifPresent(handle -> running.put(process, handle));
      }
    }
    return running;
  }

  void start(Layout layout) {
    checkPorts();
    try {
      Files.createDirectories(installation.runFolder());
      Files.createDirectories(installation.log("x").getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var store = layout.processes.stream().filter(name -> !isOnTop(name)).toList();
    store.forEach(this::startProcess);
    await(store, () -> listens(installation.brokerPort()) && listens(installation.storePort()), "broker and store");
    var onTop = layout.processes.stream().filter(this::isOnTop).toList();
    onTop.forEach(this::startProcess);
    await(onTop, this::allReady, "services");
  }

  /** Starts what has ended of a system that still runs in part; answers the names of what it started. */
  List<String> startMissing() {
    var running = running().keySet();
    var layout = Layout.APART.processes.stream().anyMatch(name -> !name.equals("sandbox") && running.contains(name))
        ? Layout.APART
        : Layout.TOGETHER;
    var missing = layout.processes.stream().filter(name -> !running.contains(name)).toList();
    missing.forEach(this::startProcess);
    await(missing, this::allReady, "services");
    return missing;
  }

  private boolean isOnTop(String process) {
    return process.equals("services") || Installation.SERVICES.contains(process);
  }

  private boolean allReady() {
    return ready("sandbox") && Installation.SERVICES.stream().allMatch(this::ready);
  }

  private boolean ready(String service) {
    var health = new Api(installation, "kip-cli").health(service);
    return health != null && "UP".equals(health.path("status").asString(""));
  }

  /** Services first, then what they stand on, each given time to finish what it is doing. */
  List<String> stop() {
    var running = new ArrayList<>(running().entrySet());
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
      Files.deleteIfExists(pidFile(name));
    } catch (java.util.concurrent.TimeoutException e) {
      throw new KipFailure(Exit.REFUSED, name + " (process " + handle.pid() + ") did not stop within "
          + STOPPED_WITHIN.toSeconds() + " s; see " + installation.log(name));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void startProcess(String name) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(new Commands(installation).of(name));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(installation.log(name).toFile()))
          .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
          .directory(installation.data().toFile())
          .start();
      Files.writeString(pidFile(name),
          process.pid() + " " + process.info().startInstant().map(Object::toString).orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException("could not start " + name, e);
    }
  }

  private void await(List<String> processes, BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!condition.getAsBoolean()) {
      for (var name : processes) {
        if (handle(name).isEmpty()) {
          stop();
          throw new KipFailure(Exit.NOT_RUNNING,
              name + " ended while starting; its log: " + installation.log(name) + lastLines(installation.log(name)));
        }
      }
      if (System.nanoTime() > deadline) {
        throw new KipFailure(Exit.NOT_RUNNING, what + " not ready within " + READY_WITHIN.toSeconds() + " s; logs in "
            + installation.log("x").getParent());
      }
      sleep(Duration.ofMillis(150));
    }
  }

  private static String lastLines(Path log) {
    try {
      var lines = Files.readAllLines(log);
      return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
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
        throw new KipFailure(Exit.NOT_RUNNING, "port " + port + " of the " + name
            + " is taken by another program; free it, or choose other ports with KIP_PORT_BASE=29000");
      }
    });
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Path pidFile(String name) {
    return installation.runFolder().resolve(name + ".pid");
  }

  /** The process, unless its number has since been given to another one. */
  private Optional<ProcessHandle> handle(String name) {
    try {
      if (!Files.exists(pidFile(name))) {
        return Optional.empty();
      }
      var noted = Files.readString(pidFile(name)).split(" ", 2);
      return ProcessHandle.of(Long.parseLong(noted[0]))
          .filter(ProcessHandle::isAlive)
          .filter(handle -> noted[1].equals(handle.info().startInstant().map(Object::toString).orElse("")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
