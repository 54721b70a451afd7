package vn.kip.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service reads of its environment: its own settings and its libraries', by their sources, and Spring Boot's. */
final class ReadSettings {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z][a-z0-9.-]*)");
  private static final Pattern OWN_DEPENDENCY = Pattern
      .compile("<groupId>vn\\.kip</groupId>\\s*<artifactId>([a-z-]+)</artifactId>(\\s*<scope>test</scope>)?");
  private static final Pattern HEALTH = Pattern.compile("HealthIndicator (\\w+)HealthIndicator\\(");
  /** The JVM's own. */
  private static final Set<String> OF_JAVA = Set.of("JAVA_TOOL_OPTIONS");
  /** Settings that are maps: any name may follow. */
  private static final List<String> MAPS = List.of("SPRING_MAIL_PROPERTIES_");

  private static final Map<String, ReadSettings> READ = new ConcurrentHashMap<>();

  private final Set<String> variables = new HashSet<>(OF_JAVA);
  private final Set<String> healthComponents = new HashSet<>(List.of("readiness", "liveness"));

  private ReadSettings() {}

  /** Read once: sources do not change while they are tested. */
  static ReadSettings of(String service) {
    return READ.computeIfAbsent(service, ReadSettings::read);
  }

  private static ReadSettings read(String service) {
    var read = new ReadSettings();
    for (var module : modules(Project.ROOT.resolve("services").resolve(service))) {
      Stream.of(".java", ".yml").flatMap(ending -> Project.files(module.resolve("src/main"), ending).stream())
          .forEach(read::takeUp);
    }
    read.ofSpringBoot();
    return read;
  }

  /** The service and the libraries it stands on, by their POMs; that of all services is beside them. */
  private static Set<Path> modules(Path service) {
    var modules = new LinkedHashSet<>(List.of(service));
    var open = List.of(service, service.resolveSibling("."));
    while (!open.isEmpty()) {
      open = open.stream().flatMap(module -> OWN_DEPENDENCY.matcher(Project.text(module.resolve("pom.xml"))).results())
          .filter(found -> found.group(2) == null)
          .map(found -> Project.ROOT.resolve("libs").resolve(found.group(1)))
          .filter(module -> module.resolve("pom.xml").toFile().exists())
          .filter(modules::add).toList();
    }
    return modules;
  }

  private void takeUp(Path source) {
    var text = Project.text(source);
    PLACEHOLDER.matcher(text).results().map(MatchResult::group).map(found -> found.substring(2))
        .forEach(this::readsProperty);
    HEALTH.matcher(text).results().forEach(found -> healthComponents.add(found.group(1)));
    if (source.toString().endsWith(".yml")) {
      Project.yaml(source).forEach(document -> flatten("", document, this::readsProperty));
    }
  }

  private static void flatten(String prefix, JsonNode node, Consumer<String> leaf) {
    if (node.isObject()) {
      node.properties().forEach(entry -> flatten(prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(),
          entry.getValue(), leaf));
    } else {
      leaf.accept(prefix);
    }
  }

  private void ofSpringBoot() {
    try {
      var descriptions = ReadSettings.class.getClassLoader()
          .getResources("META-INF/spring-configuration-metadata.json");
      for (var description : Collections.list(descriptions)) {
        try (var json = description.openStream()) {
          Project.items(new ObjectMapper().readTree(json).path("properties"))
              .forEach(property -> readsProperty(property.path("name").asText()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Spring Boot looks for it in the environment: dots are underscores, dashes too or are left out. */
  private void readsProperty(String name) {
    Stream.of("", "_").forEach(
        dash -> variables.add(name.replace("-", dash).replace('.', '_').toUpperCase(Locale.ROOT)));
  }

  boolean reads(String variable) {
    return variables.contains(variable) || MAPS.stream().anyMatch(variable::startsWith);
  }

  /** Whether {@code /actuator/health/…} answers under this name. */
  boolean hasHealth(String component) {
    return healthComponents.contains(component);
  }
}
