package vn.kip.local.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.WorkingCalendar;

/**
 * Where things are and which ports they use.
 *
 * @param dist the built jars, {@code target/kip}
 * @param demo the registers that ship with the project
 * @param data what must survive a restart
 * @param portBase all ports lie in the hundred from here
 */
record Installation(Path dist, Path demo, Path data, int portBase) {

  /** In the order in which they are started. */
  static final List<String> SERVICES = List.of("intake", "eligibility", "payment", "reporting", "auditor",
      "portal");

  /** Those that follow the log; the auditor reads it when it audits. */
  static final List<String> READERS = List.of("intake", "eligibility", "payment", "reporting");

  /** Those that write to the log: each of them follows it, too. */
  static final List<String> WRITERS = READERS;

  /** From here on the system gives ports to outgoing calls, of this office too: whoever comes first has it. */
  private static final int FIRST_OUTGOING_PORT = 32_768;
  private static final int PORTS = 100;

  static Installation of(Path data) {
    var root = Path.of(System.getProperty("kip.root", "."));
    return new Installation(
        root.resolve("target/kip").toAbsolutePath().normalize(),
        root.resolve("infra/demo").toAbsolutePath().normalize(),
        data.toAbsolutePath().normalize(),
        portBase(System.getenv().getOrDefault("KIP_PORT_BASE", "19000")));
  }

  /** @throws KipFailure when these are no ports an office can keep */
  static int portBase(String text) {
    if (!text.matches("[1-9][0-9]{3,4}")) {
      throw new KipFailure(Exit.USAGE, "KIP_PORT_BASE must be a port number such as 19000, not " + text);
    }
    int base = Integer.parseInt(text);
    if (base > FIRST_OUTGOING_PORT - PORTS) {
      throw new KipFailure(Exit.USAGE,
          "KIP_PORT_BASE must be %d or less, not %d: the office uses the hundred ports from there, and the system gives those from %d on to outgoing calls, which may take one of them"
              .formatted(FIRST_OUTGOING_PORT - PORTS, base, FIRST_OUTGOING_PORT));
    }
    return base;
  }

  /** The same ports, another data folder. */
  Installation withData(Path folder) {
    return new Installation(dist, demo, folder, portBase);
  }

  static Path defaultData() {
    return Path.of(System.getProperty("kip.root", ".")).resolve("data");
  }

  /** The office's own catalogue, by {@code KIP_CATALOGUE}; blank for the one that ships with Kịp. */
  String catalogue() {
    return absolute("KIP_CATALOGUE");
  }

  /** Calendar releases that the office has added, by {@code KIP_CALENDARS}; blank for none. */
  String calendars() {
    return absolute("KIP_CALENDARS");
  }

  /** The office's own list of causes of overdue handling, by {@code KIP_CAUSES}; blank for the one that ships with Kịp. */
  String causes() {
    return absolute("KIP_CAUSES");
  }

  /** @throws KipFailure naming file and line of a release that cannot be read */
  WorkingCalendar calendar() {
    try {
      return Calendars.of(calendars());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new KipFailure(Exit.REFUSED, "KIP_CALENDARS: " + e.getMessage());
    }
  }

  /** The auditor's own rules, by {@code KIP_AUDITOR_RULES}; blank for those that ship with it. */
  String auditorRules() {
    return absolute("KIP_AUDITOR_RULES");
  }

  private static String absolute(String variable) {
    var path = System.getenv().getOrDefault(variable, "");
    return path.isBlank() ? "" : Path.of(path).toAbsolutePath().normalize().toString();
  }

  int brokerPort() {
    return portBase + 92;
  }

  int controllerPort() {
    return portBase + 93;
  }

  int storePort() {
    return portBase + 17;
  }

  int sandboxPort() {
    return portBase + 1;
  }

  /** Where the sandbox takes mail. */
  int mailPort() {
    return portBase + 2;
  }

  int port(String service) {
    return service.equals("portal") ? portBase + 10 : portBase + 11 + SERVICES.indexOf(service);
  }

  String url(String service) {
    return "http://127.0.0.1:" + (service.equals("sandbox") ? sandboxPort() : port(service));
  }

  String bootstrapServers() {
    return "127.0.0.1:" + brokerPort();
  }

  Path runFolder() {
    return data.resolve("run");
  }

  Path log(String process) {
    return data.resolve("logs").resolve(process + ".log");
  }
}
