package vn.kip.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The manifests as documents that a test may spoil, and what is wrong with them. */
final class Manifests {

  static final Path FOLDER = Project.ROOT.resolve("infra/k8s/manifests");
  private static final String KUSTOMIZATION = "kustomization.yaml";
  private static final Path SECRETS = Project.ROOT.resolve("infra/k8s/secrets.env.example");
  private static final String SECRET = "kip";
  private static final String NAME = "app.kubernetes.io/name";

  private final List<ObjectNode> documents = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  Manifests() {
    Project.files(FOLDER, ".yaml").stream().filter(file -> !file.endsWith(KUSTOMIZATION))
        .forEach(file -> documents.addAll(Project.yaml(file)));
  }

  static ObjectNode kustomization() {
    return Project.yaml(FOLDER.resolve(KUSTOMIZATION)).getFirst();
  }

  /** Keys of the one secret, whose values are in no manifest. */
  static Set<String> secretKeys() {
    return Project.text(SECRETS).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.substring(0, line.indexOf('='))).collect(Collectors.toSet());
  }

  List<ObjectNode> all(String kind) {
    return documents.stream().filter(document -> document.path("kind").asText().equals(kind)).toList();
  }

  ObjectNode one(String kind, String name) {
    return find(kind, name).orElseThrow();
  }

  private Optional<ObjectNode> find(String kind, String name) {
    return all(kind).stream().filter(document -> name(document).equals(name)).findFirst();
  }

  void remove(String kind, String name) {
    documents.remove(one(kind, name));
  }

  void add(ObjectNode document) {
    documents.add(document);
  }

  static String name(JsonNode document) {
    return document.path("metadata").path("name").asText();
  }

  static JsonNode pod(JsonNode deployment) {
    return deployment.path("spec").path("template").path("spec");
  }

  static ObjectNode container(JsonNode deployment) {
    return (ObjectNode) pod(deployment).path("containers").path(0);
  }

  /** In words, each beginning with the document it is of. */
  List<String> faults() {
    faults.clear();
    documents.forEach(document -> StrictTypes.faults(document).forEach(fault -> is(document, fault)));
    must(
        documents.stream().map(document -> document.path("kind").asText() + "/" + name(document)).toList()
            .size() == documents
                .stream().map(document -> document.path("kind").asText() + "/" + name(document)).distinct().count(),
        "a name is given twice");
    all("Secret").forEach(secret -> is(secret, "secrets stand in no manifest"));
    all("Deployment").forEach(this::deployment);
    selectors();
    all("Service").forEach(this::service);
    all("Ingress").forEach(this::ingress);
    all("ScaledObject").forEach(scaled -> scaled(scaled, "minReplicaCount", "maxReplicaCount"));
    all("HorizontalPodAutoscaler").forEach(scaled -> scaled(scaled, "minReplicas", "maxReplicas"));
    all("ScaledObject").forEach(this::lag);
    return List.copyOf(faults);
  }

  private void is(JsonNode document, String fault) {
    faults.add(document.path("kind").asText() + "/" + name(document) + ": " + fault);
  }

  private void must(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  private void deployment(ObjectNode deployment) {
    var container = container(deployment);
    Predicate<String> readable = ReadSettings.of(name(deployment))::reads;
    environment(deployment, container, readable);
    for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      probe(deployment, container, container.path(probe), probe);
    }
    guards(deployment, container);
    var volumes = names(pod(deployment).path("volumes"));
    names(container.path("volumeMounts")).stream().filter(mount -> !volumes.contains(mount))
        .forEach(mount -> is(deployment, "no volume is called " + mount));
    var scaled = Stream.of("ScaledObject", "HorizontalPodAutoscaler").flatMap(kind -> all(kind).stream())
        .anyMatch(scaler -> target(scaler).equals(name(deployment)));
    if (scaled == deployment.path("spec").has("replicas")) {
      is(deployment, "either an autoscaler or the deployment says how many instances there are");
    }
    if (scaled && find("PodDisruptionBudget", name(deployment)).isEmpty()) {
      is(deployment, "has no budget for disruptions");
    }
  }

  private void environment(ObjectNode deployment, JsonNode container, Predicate<String> readable) {
    var given = new HashSet<String>();
    for (var from : Project.items(container.path("envFrom"))) {
      var map = find("ConfigMap", from.path("configMapRef").path("name").asText());
      if (map.isEmpty()) {
        is(deployment, "no config map " + from.path("configMapRef").path("name").asText());
      } else {
        map.get().path("data").fieldNames().forEachRemaining(given::add);
      }
    }
    for (var variable : Project.items(container.path("env"))) {
      given.add(variable.path("name").asText());
      reference(deployment, variable.path("valueFrom"));
    }
    given.stream().filter(readable.negate()).sorted()
        .forEach(variable -> is(deployment, name(deployment) + " does not read " + variable));
  }

  private void reference(ObjectNode deployment, JsonNode from) {
    var secret = from.path("secretKeyRef");
    if (!secret.isMissingNode() && !(secret.path("name").asText().equals(SECRET)
        && secretKeys().contains(secret.path("key").asText()))) {
      is(deployment, "no secret " + secret);
    }
    var map = from.path("configMapKeyRef");
    if (!map.isMissingNode() && find("ConfigMap", map.path("name").asText())
        .filter(found -> found.path("data").has(map.path("key").asText())).isEmpty()) {
      is(deployment, "no config " + map);
    }
  }

  private void probe(ObjectNode deployment, JsonNode container, JsonNode probe, String which) {
    var path = probe.path("httpGet").path("path").asText();
    var component = path.replaceFirst("^/actuator/health/", "");
    if (component.equals(path) || !ReadSettings.of(name(deployment)).hasHealth(component)) {
      is(deployment, which + " asks " + path + ", which " + name(deployment) + " does not have");
    }
    if (!hasPort(container, probe.path("httpGet").path("port"))) {
      is(deployment, which + " asks at port " + probe.path("httpGet").path("port"));
    }
  }

  private static boolean hasPort(JsonNode container, JsonNode port) {
    return Project.items(container.path("ports")).stream()
        .anyMatch(one -> one.path("name").equals(port) || one.path("containerPort").equals(port));
  }

  /** What a pod may do, and how much it may take. */
  private void guards(ObjectNode deployment, JsonNode container) {
    var listens = Project.text(Project.ROOT.resolve("infra/compose/Dockerfile")).lines()
        .filter(line -> line.startsWith("EXPOSE ")).map(line -> Integer.parseInt(line.substring("EXPOSE ".length())))
        .toList();
    if (Project.items(container.path("ports")).stream().map(port -> port.path("containerPort").asInt())
        .anyMatch(port -> !listens.contains(port))) {
      is(deployment, "the image listens on " + listens);
    }
    if (!pod(deployment).path("securityContext").path("runAsNonRoot").asBoolean()
        || !container.path("securityContext").path("readOnlyRootFilesystem").asBoolean()
        || container.path("securityContext").path("allowPrivilegeEscalation").asBoolean(true)) {
      is(deployment, "may more than it needs");
    }
    for (var need : List.of("/requests/cpu", "/requests/memory", "/limits/memory")) {
      if (container.path("resources").at(need).isMissingNode()) {
        is(deployment, "does not say its resources" + need);
      }
    }
    var used = Manifests.kustomization().path("images");
    if (!names(used).contains(container.path("image").asText())) {
      is(deployment, "no image is called " + container.path("image").asText());
    }
  }

  private static Set<String> names(JsonNode array) {
    return Project.items(array).stream().map(one -> one.path("name").asText()).collect(Collectors.toSet());
  }

  /** Every selector of pods in the namespace selects some of those that are deployed. */
  private void selectors() {
    for (var document : documents) {
      for (var selector : document.findValues("labelSelector")) {
        selects(document, selector);
      }
      for (var selector : document.findValues("podSelector")) {
        selects(document, selector);
      }
      if (Set.of("Deployment", "PodDisruptionBudget").contains(document.path("kind").asText())) {
        selects(document, document.path("spec").path("selector"));
      }
    }
    all("Deployment").stream().filter(deployment -> !matches(deployment.path("spec").path("selector"), deployment))
        .forEach(deployment -> is(deployment, "does not select its own pods"));
  }

  private void selects(ObjectNode document, JsonNode selector) {
    if (all("Deployment").stream().noneMatch(deployment -> matches(selector, deployment))) {
      is(document, "selects no pod: " + selector);
    }
  }

  private static boolean matches(JsonNode selector, JsonNode deployment) {
    var labels = deployment.path("spec").path("template").path("metadata").path("labels");
    return selector.path("matchLabels").properties().stream()
        .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()))
        && Project.items(selector.path("matchExpressions")).stream()
            .allMatch(asked -> Project.items(asked.path("values")).contains(labels.path(asked.path("key").asText())));
  }

  private void service(ObjectNode service) {
    var selected = all("Deployment").stream().filter(deployment -> service.path("spec").path("selector").properties()
        .stream().allMatch(label -> deployment.at("/spec/template/metadata/labels").path(label.getKey())
            .equals(label.getValue())))
        .toList();
    if (selected.size() != 1 || service.path("spec").path("selector").isEmpty()) {
      is(service, "selects the pods of " + selected.stream().map(Manifests::name).toList());
    }
    for (var port : Project.items(service.path("spec").path("ports"))) {
      if (selected.stream().anyMatch(deployment -> !hasPort(container(deployment), port.path("targetPort")))) {
        is(service, "leads to port " + port.path("targetPort"));
      }
    }
  }

  private void ingress(ObjectNode ingress) {
    for (var backend : ingress.findValues("backend")) {
      var to = backend.path("service");
      if (find("Service", to.path("name").asText()).filter(service -> Project.items(service.at("/spec/ports")).stream()
          .anyMatch(port -> port.path("name").equals(to.path("port").path("name")))).isEmpty()) {
        is(ingress, "leads to " + to);
      }
    }
  }

  private static String target(JsonNode scaler) {
    return scaler.path("spec").path("scaleTargetRef").path("name").asText();
  }

  private void scaled(ObjectNode scaler, String fewest, String most) {
    if (find("Deployment", target(scaler)).isEmpty()) {
      is(scaler, "scales nothing: " + target(scaler));
    }
    int atLeast = scaler.path("spec").path(fewest).asInt();
    int atMost = scaler.path("spec").path(most).asInt();
    if (atLeast < 2 || atMost < atLeast) {
      is(scaler, "from " + atLeast + " to " + atMost + " instances");
    }
  }

  private void lag(ObjectNode scaler) {
    int partitions = find("ConfigMap", "kip-log").map(log -> log.path("data").path("KIP_PARTITIONS").asInt()).orElse(0);
    if (scaler.path("spec").path("maxReplicaCount").asInt() > partitions) {
      is(scaler, "more instances than the log has partitions: " + partitions);
    }
    for (var trigger : Project.items(scaler.path("spec").path("triggers"))) {
      var lag = trigger.path("metadata");
      if (!lag.path("consumerGroup").asText().equals(target(scaler))
          || !lag.path("topic").asText().equals("kip.cases")) {
        is(scaler, "looks at the lag of " + lag);
      }
    }
  }

  /** Labels of a deployment's pods. */
  static ObjectNode labels(JsonNode deployment) {
    return (ObjectNode) deployment.at("/spec/template/metadata/labels");
  }

  static String nameLabel() {
    return NAME;
  }
}
