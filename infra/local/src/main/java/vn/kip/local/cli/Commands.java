package vn.kip.local.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What each process of a laptop installation is started with. */
final class Commands {

  private final Installation installation;

  Commands(Installation installation) {
    this.installation = installation;
  }

  /** Arguments of {@code java}. */
  List<String> of(String process) {
    return switch (process) {
      case "platform" -> platform(process, "320m", List.of());
      case "broker" -> platform(process, "256m", List.of("--only", "broker"));
      case "store" -> platform(process, "256m", List.of("--only", "store"));
      case "sandbox" -> sandbox();
      case "services" -> together();
      case ProcessFiles.WATCH -> watch();
      default -> apart(process);
    };
  }

  private List<String> platform(String process, String heap, List<String> only) {
    var arguments = new ArrayList<>(jvm(process, heap));
    arguments.addAll(List.of(
        "-cp",
        installation.dist().resolve("platform") + "/*",
        "vn.kip.local.PlatformMain",
        "--data",
        installation.data().toString(),
        "--broker-port",
        Integer.toString(installation.brokerPort()),
        "--controller-port",
        Integer.toString(installation.controllerPort()),
        "--store-port",
        Integer.toString(installation.storePort())));
    arguments.addAll(only);
    return arguments;
  }

  private List<String> sandbox() {
    var arguments = new ArrayList<>(jvm("sandbox", "128m"));
    arguments.addAll(List.of(
        "-Dserver.port=" + installation.sandboxPort(),
        "-Dserver.address=127.0.0.1",
        "-Dkip.sandbox.issuer=" + installation.url("sandbox"),
        "-Dkip.sandbox.portal=" + installation.url("portal"),
        "-Dkip.sandbox.mail-port=" + installation.mailPort(),
        "-Dkip.sandbox.data=" + installation.data().resolve("sandbox"),
        "-Dkip.sandbox.persons=" + installation.demo().resolve("dong-ha-2022/dossiers.csv"),
        "-cp",
        installation.dist().resolve("sandbox") + "/*",
        "vn.kip.sandbox.SandboxApplication"));
    return arguments;
  }

  private List<String> watch() {
    var arguments = new ArrayList<>(jvm(ProcessFiles.WATCH, "32m"));
    arguments.addAll(List.of("-Dkip.root=" + System.getProperty("kip.root", "."), "-cp",
        installation.dist().resolve("platform") + "/*", "vn.kip.local.cli.Kip", "watch", "--data",
        installation.data().toString()));
    return arguments;
  }

  private List<String> together() {
    var arguments = new ArrayList<>(jvm("services", "512m"));
    arguments.addAll(settings());
    arguments.addAll(List.of(
        "-cp",
        installation.dist().resolve("lib") + "/*:" + installation.dist().resolve("host") + "/*",
        "vn.kip.host.ServicesHost"));
    Installation.SERVICES.forEach(service -> arguments.add(jar(service)));
    return arguments;
  }

  private List<String> apart(String service) {
    var arguments = new ArrayList<>(jvm(service, "256m"));
    arguments.addAll(settings());
    arguments.addAll(List.of("-jar", jar(service)));
    return arguments;
  }

  private String jar(String service) {
    return installation.dist().resolve("services").resolve(service + ".jar").toString();
  }

  private List<String> settings() {
    var settings = new ArrayList<String>();
    settings.add("-Dserver.address=127.0.0.1");
    settings.add("-Dkip.kafka=" + installation.bootstrapServers());
    settings.add("-Dkip.mongo=mongodb://127.0.0.1:" + installation.storePort());
    settings.add("-Dkip.issuer=" + installation.url("sandbox"));
    settings.add("-Dkip.jwks=" + installation.url("sandbox") + "/oauth2/jwks");
    // Nobody but this machine reads it.
    settings.add("-Dkip.api-docs=true");
    // Pages come by plain http from this machine alone.
    settings.add("-Dkip.portal.secure-cookies=false");
    settings.add("-Dkip.portal.mail.enabled=true");
    settings.add("-Dkip.portal.mail.every=1m");
    settings.add("-Dkip.portal.mail.link=" + installation.url("portal"));
    settings.add("-Dkip.mail.host=127.0.0.1");
    settings.add("-Dkip.mail.port=" + installation.mailPort());
    settings.add("-Dkip.register.url=" + installation.url("sandbox"));
    settings.add("-Dkip.bank.url=" + installation.url("sandbox"));
    settings.add("-Dkip.catalogue=" + installation.catalogue());
    settings.add("-Dkip.calendars=" + installation.calendars());
    settings.add("-Dkip.causes=" + installation.causes());
    settings.add("-Dkip.auditor.rules=" + installation.auditorRules());
    // The one of the JDK, which else is looked for in every jar.
    settings.add("-Djavax.xml.transform.TransformerFactory="
        + "com.sun.org.apache.xalan.internal.xsltc.trax.TransformerFactoryImpl");
    Installation.SERVICES.forEach(service -> settings.add("-Dkip.port." + service + "=" + installation.port(service)));
    return settings;
  }

  /**
   * The first compiler only: on two cores the second one takes longer than the whole start. What {@code KIP_JVM_STORE} and
   * its like say comes last and so wins, for an office that has outgrown a laptop's memory.
   */
  private List<String> jvm(String process, String heap) {
    var options = new ArrayList<>(OfficeOnPorts.marks(installation, process));
    options.addAll(List.of(
        "-Xmx" + heap,
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        // Room for the classes of a start, which else lets the heap be collected as a whole several times.
        "-XX:MetaspaceSize=192m",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        "-Duser.timezone=Asia/Ho_Chi_Minh",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow"));
    options.addAll(new StartArchives(installation.dist()).options(process));
    var own = System.getenv().getOrDefault("KIP_JVM_" + process.toUpperCase(Locale.ROOT), "");
    options.addAll(Arrays.stream(own.split("\\s+")).filter(option -> !option.isEmpty()).toList());
    return options;
  }
}
