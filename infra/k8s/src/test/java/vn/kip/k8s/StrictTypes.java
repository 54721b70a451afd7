package vn.kip.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Holds documents against the types of their kind: an unknown field, or one of another type, is a fault. */
final class StrictTypes {

  private static final Map<String, Class<?>> KINDS = Map.of(
      "v1 Namespace", Namespace.class,
      "v1 ConfigMap", ConfigMap.class,
      "v1 Service", Service.class,
      "apps/v1 Deployment", Deployment.class,
      "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
      "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
      "networking.k8s.io/v1 Ingress", Ingress.class,
      "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
      "keda.sh/v1alpha1 ScaledObject", ScaledObject.class,
      "kustomize.config.k8s.io/v1beta1 Kustomization", Kustomization.class);

  /** The published types keep what they do not know; here it is refused. */
  private static final ObjectMapper STRICT = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
      .addModule(new SimpleModule().setDeserializerModifier(new BeanDeserializerModifier() {

        private static final long serialVersionUID = 1L;

        @Override
        public BeanDeserializerBuilder updateBuilder(DeserializationConfig config, BeanDescription type,
            BeanDeserializerBuilder builder) {
          builder.setAnySetter(null);
          return builder;
        }
      })).build();

  private StrictTypes() {}

  static <T> T read(JsonNode document, Class<T> type) {
    try {
      return STRICT.treeToValue(document, type);
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(e.getPathReference() + ": " + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  static List<String> faults(JsonNode document) {
    var kind = document.path("apiVersion").asText() + " " + document.path("kind").asText();
    var type = KINDS.get(kind);
    if (type == null) {
      return List.of("nobody knows " + kind);
    }
    try {
      return readOtherwise("", document, STRICT.valueToTree(read(document, type))).toList();
    } catch (IllegalArgumentException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  /** What is not said again letter by letter and type by type: a number that is given as text is taken by the reader. */
  private static Stream<String> readOtherwise(String path, JsonNode said, JsonNode again) {
    if (said.isObject()) {
      return said.properties().stream().flatMap(member -> readOtherwise(path + "/" + member.getKey(), member.getValue(),
          again.path(member.getKey())));
    }
    if (said.isArray()) {
      return IntStream.range(0, said.size()).boxed()
          .flatMap(index -> readOtherwise(path + "/" + index, said.path(index), again.path(index)));
    }
    boolean same = said.isIntegralNumber()
        ? again.isIntegralNumber() && said.asLong() == again.asLong()
        : said.equals(again);
    return same ? Stream.empty() : Stream.of(path + " is " + said + " and read as " + again);
  }
}
