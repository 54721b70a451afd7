package vn.kip.k8s;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is used of KEDA's {@code keda.sh/v1alpha1 ScaledObject}; anything else in a manifest is refused. */
record ScaledObject(
    @JsonProperty(required = true) String apiVersion,
    @JsonProperty(required = true) String kind,
    @JsonProperty(required = true) Metadata metadata,
    @JsonProperty(required = true) Spec spec) {

  record Metadata(@JsonProperty(required = true) String name, @Nullable Map<String, String> labels) {}

  record Spec(@JsonProperty(required = true) Target scaleTargetRef, @JsonProperty(required = true) int minReplicaCount,
      @JsonProperty(required = true) int maxReplicaCount, @Nullable Integer pollingInterval,
      @Nullable Integer cooldownPeriod, @JsonProperty(required = true) List<Trigger> triggers) {}

  record Target(@Nullable String apiVersion, @Nullable String kind, @JsonProperty(required = true) String name) {}

  record Trigger(@JsonProperty(required = true) String type, @JsonProperty(required = true) Lag metadata) {}

  /** Of the scaler {@code kafka}: all text. */
  record Lag(@JsonProperty(required = true) String bootstrapServersFromEnv,
      @JsonProperty(required = true) String consumerGroup, @JsonProperty(required = true) String topic,
      @JsonProperty(required = true) String lagThreshold, @Nullable String offsetResetPolicy,
      @Nullable String allowIdleConsumers) {}
}
