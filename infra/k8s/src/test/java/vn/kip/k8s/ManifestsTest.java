package vn.kip.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The manifests are in order, and what could be wrong with them is seen. */
class ManifestsTest {

  private final Manifests manifests = new Manifests();

  @Test
  void the_manifests_fit_kubernetes_each_other_and_the_services() {
    assertThat(manifests.faults()).isEmpty();
    assertThat(manifests.all("Deployment")).extracting(Manifests::name)
        .containsExactlyInAnyOrderElementsOf(Project.SERVICES);
    assertThat(manifests.all("ScaledObject")).hasSize(4);
    assertThat(manifests.all("PodDisruptionBudget")).hasSizeGreaterThanOrEqualTo(5);
    assertThat(manifests.all("NetworkPolicy")).isNotEmpty();
  }

  @Test
  void the_kustomization_names_every_file_and_every_image() {
    var kustomization = StrictTypes.read(Manifests.kustomization(), Kustomization.class);
    var files = Project.files(Manifests.FOLDER, ".yaml").stream().map(file -> file.getFileName().toString()).toList();

    assertThat(kustomization.resources()).doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            files.stream().filter(file -> !file.equals("kustomization.yaml")).toList());
    assertThat(kustomization.images()).extracting(Kustomization.Image::name)
        .containsExactlyInAnyOrderElementsOf(Project.SERVICES.stream().map(service -> "kip-" + service).toList());
    assertThat(manifests.all("Namespace")).extracting(Manifests::name).containsExactly(kustomization.namespace());
  }

  @Test
  void every_secret_is_used_and_none_is_given() {
    var used = new ArrayList<String>();
    manifests.all("Deployment").forEach(deployment -> deployment.findValues("secretKeyRef")
        .forEach(secret -> used.add(secret.path("key").asText())));
    assertThat(used).containsAll(Manifests.secretKeys());
    assertThat(Project.text(Project.ROOT.resolve("infra/k8s/secrets.env.example")).lines()
        .filter(line -> !line.startsWith("#"))).allMatch(line -> line.isBlank() || line.endsWith("="));
  }

  @Test
  void a_misspelt_field_is_named() {
    container("intake").put("imagePulPolicy", "Always");
    seen("Deployment/intake", "imagePulPolicy");
  }

  @Test
  void a_number_given_as_text_is_named() {
    ((ObjectNode) container("intake").path("readinessProbe")).put("periodSeconds", "5");
    seen("Deployment/intake", "periodSeconds");
  }

  @Test
  void a_text_where_a_list_belongs_is_named() {
    container("intake").put("env", "KIP_KAFKA");
    seen("Deployment/intake", "String");
  }

  @Test
  void a_field_that_keda_does_not_have_is_named() {
    ((ObjectNode) manifests.one("ScaledObject", "payment").path("spec")).put("maxReplicas", 3);
    seen("ScaledObject/payment", "maxReplicas");
  }

  @Test
  void a_kind_that_does_not_exist_is_named() {
    manifests.one("PodDisruptionBudget", "portal").put("apiVersion", "policy/v1beta1");
    seen("PodDisruptionBudget/portal", "nobody knows policy/v1beta1");
  }

  @Test
  void a_selector_that_matches_nothing_is_named() {
    ((ObjectNode) manifests.one("PodDisruptionBudget", "portal").at("/spec/selector/matchLabels"))
        .put(Manifests.nameLabel(), "portall");
    seen("PodDisruptionBudget/portal", "selects no pod");
  }

  @Test
  void a_service_whose_pods_are_called_otherwise_is_named() {
    Manifests.labels(manifests.one("Deployment", "reporting")).put(Manifests.nameLabel(), "reports");
    seen("Service/reporting", "selects the pods of []");
  }

  @Test
  void a_policy_for_pods_that_are_not_there_is_named() {
    ((ObjectNode) manifests.one("NetworkPolicy", "audits").at("/spec/podSelector/matchLabels"))
        .put(Manifests.nameLabel(), "auditors");
    seen("NetworkPolicy/audits", "selects no pod");
  }

  @Test
  void a_probe_of_a_path_the_service_does_not_have_is_named() {
    probe("portal", "startupProbe").put("path", "/actuator/health/log");
    seen("Deployment/portal", "startupProbe asks /actuator/health/log");
  }

  @Test
  void a_probe_at_a_port_the_service_does_not_have_is_named() {
    probe("portal", "livenessProbe").put("port", 8081);
    seen("Deployment/portal", "livenessProbe asks at port 8081");
  }

  @Test
  void a_key_of_a_secret_that_nobody_gives_is_named() {
    ((ObjectNode) container("intake").at("/env/0/valueFrom/secretKeyRef")).put("key", "mongo-uri");
    seen("Deployment/intake", "mongo-uri");
  }

  @Test
  void a_key_that_no_config_map_has_is_named() {
    var kafka = Project.items(container("auditor").path("env")).stream()
        .filter(variable -> variable.path("name").asText().equals("KIP_KAFKA")).findFirst().orElseThrow();
    ((ObjectNode) kafka.at("/valueFrom/configMapKeyRef")).put("key", "KIP_KAFKAS");
    seen("Deployment/auditor", "KIP_KAFKAS");
  }

  @Test
  void a_config_map_that_does_not_exist_is_named() {
    ((ObjectNode) container("intake").at("/envFrom/0/configMapRef")).put("name", "kip");
    seen("Deployment/intake", "no config map kip");
  }

  @Test
  void a_setting_the_service_does_not_read_is_named() {
    ((ObjectNode) manifests.one("ConfigMap", "payment").path("data")).put("KIP_BANK_DEBTOR", "UBND");
    seen("Deployment/payment", "payment does not read KIP_BANK_DEBTOR");
  }

  @Test
  void a_setting_of_another_service_is_named() {
    ((ObjectNode) manifests.one("ConfigMap", "portal").path("data")).put("KIP_BANK_URL", "https://bank.invalid");
    seen("Deployment/portal", "portal does not read KIP_BANK_URL");
  }

  @Test
  void more_instances_than_partitions_are_named() {
    ((ObjectNode) manifests.one("ScaledObject", "reporting").path("spec")).put("maxReplicaCount", 13);
    seen("ScaledObject/reporting", "more instances than the log has partitions");
  }

  @Test
  void an_autoscaler_of_another_group_is_named() {
    ((ObjectNode) manifests.one("ScaledObject", "reporting").at("/spec/triggers/0/metadata")).put("consumerGroup",
        "intake");
    seen("ScaledObject/reporting", "looks at the lag of");
  }

  @Test
  void a_deployment_that_two_would_scale_is_named() {
    ((ObjectNode) manifests.one("Deployment", "intake").path("spec")).put("replicas", 2);
    seen("Deployment/intake", "either an autoscaler or the deployment");
  }

  @Test
  void a_missing_budget_is_named() {
    manifests.remove("PodDisruptionBudget", "intake");
    seen("Deployment/intake", "has no budget");
  }

  @Test
  void a_port_that_no_pod_has_is_named() {
    ((ObjectNode) manifests.one("Service", "intake").at("/spec/ports/0")).put("targetPort", "https");
    seen("Service/intake", "leads to port");
  }

  @Test
  void a_pod_that_may_write_anywhere_is_named() {
    ((ObjectNode) container("intake").path("securityContext")).put("readOnlyRootFilesystem", false);
    seen("Deployment/intake", "may more than it needs");
  }

  @Test
  void a_secret_in_a_manifest_is_named() {
    var secret = manifests.one("ConfigMap", "kip-log").deepCopy();
    secret.put("kind", "Secret");
    manifests.add(secret);
    seen("Secret/kip-log", "secrets stand in no manifest");
  }

  private void seen(String document, String word) {
    assertThat(manifests.faults()).anySatisfy(fault -> assertThat(fault).startsWith(document + ": ").contains(word));
  }

  private ObjectNode container(String service) {
    return Manifests.container(manifests.one("Deployment", service));
  }

  private ObjectNode probe(String service, String probe) {
    JsonNode http = container(service).path(probe).path("httpGet");
    return (ObjectNode) http;
  }

}
