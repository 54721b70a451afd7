package vn.kip.caselog.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic of the case log as the broker keeps it. */
public final class LogTopic {

  private static final int ANSWER_SECONDS = 15;
  private static final int REPLICAS_OF_A_CLUSTER = 3;
  private static final String FOR_EVER = "-1";

  private final Map<String, Object> settings;
  private final String name;

  /** @param settings of an admin client */
  public LogTopic(Map<String, Object> settings, String name) {
    this.settings = settings;
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** Offsets by partition: of the first record kept, and of the next one to come. */
  public record Offsets(Map<Integer, Long> first, Map<Integer, Long> next) {}

  /**
   * Makes topics that are missing. One that exists is left as it is: more partitions would move keys.
   *
   * @throws KafkaException when the broker does not answer
   */
  public void create(Collection<NewTopic> topics) {
    ask(admin -> {
      var existing = admin.listTopics().names().get(ANSWER_SECONDS, TimeUnit.SECONDS);
      for (var topic : topics) {
        if (!existing.contains(topic.name())) {
          create(admin, topic);
        }
      }
      return topics;
    });
  }

  private static void create(Admin admin, NewTopic topic) throws InterruptedException, TimeoutException,
      ExecutionException {
    try {
      admin.createTopics(List.of(topic)).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // Another service has been faster.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /**
   * Why the log cannot be kept on this topic: one that forgets, or moves a dossier's events about.
   *
   * @param partitions as they have always been; 0 where nobody knows yet
   * @return empty when it is fit
   */
  public List<String> faults(int partitions) {
    return ask(admin -> {
      var described = described(admin);
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
      var config = admin.describeConfigs(List.of(resource)).all().get(ANSWER_SECONDS, TimeUnit.SECONDS).get(resource);
      var faults = faults(described, Objects.requireNonNull(config));
      int has = described.partitions().size();
      if (partitions > 0 && has != partitions) {
        faults.add("it has " + has + " partitions and had " + partitions
            + ": a dossier's events would stand in two of them");
      }
      offsets(admin, described).first().forEach((partition, first) -> {
        if (first > 0) {
          faults.add("partition " + partition + " begins at offset " + first + ": what was before is gone");
        }
      });
      return List.copyOf(faults);
    });
  }

  static List<String> faults(TopicDescription topic, Config config) {
    var faults = new ArrayList<String>();
    must(config, TopicConfig.RETENTION_MS_CONFIG, FOR_EVER, faults);
    must(config, TopicConfig.RETENTION_BYTES_CONFIG, FOR_EVER, faults);
    must(config, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE, faults);
    int replicas = topic.partitions().stream().mapToInt(partition -> partition.replicas().size()).min().orElse(1);
    int inSync = Integer.parseInt(config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value());
    if (replicas >= REPLICAS_OF_A_CLUSTER && inSync < 2) {
      faults.add(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG + " is " + inSync + " and must be 2 or more with " + replicas
          + " replicas: an event would be acknowledged that stands on one disk only");
    }
    return faults;
  }

  private static void must(Config config, String setting, String value, List<String> faults) {
    var found = config.get(setting).value();
    if (!value.equals(found)) {
      faults.add(setting + " is " + found + " and must be " + value);
    }
  }

  public Offsets offsets() {
    return ask(admin -> offsets(admin, described(admin)));
  }

  private TopicDescription described(Admin admin) throws InterruptedException, TimeoutException, ExecutionException {
    return Objects.requireNonNull(
        admin.describeTopics(List.of(name)).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS).get(name));
  }

  private Offsets offsets(Admin admin, TopicDescription topic) throws InterruptedException, TimeoutException,
      ExecutionException {
    return new Offsets(offsets(admin, topic, OffsetSpec.earliest()), offsets(admin, topic, OffsetSpec.latest()));
  }

  private Map<Integer, Long> offsets(Admin admin, TopicDescription topic, OffsetSpec which)
      throws InterruptedException, TimeoutException, ExecutionException {
    var asked = topic.partitions().stream()
        .collect(Collectors.toMap(partition -> new TopicPartition(name, partition.partition()), _ -> which));
    var found = new HashMap<Integer, Long>();
    admin.listOffsets(asked).all().get(ANSWER_SECONDS, TimeUnit.SECONDS)
        .forEach((partition, answer) -> found.put(partition.partition(), answer.offset()));
    return found;
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(Admin admin) throws InterruptedException, TimeoutException, ExecutionException;
  }

  private <T> T ask(Question<T> question) {
    try (var admin = Admin.create(settings)) {
      return question.ask(admin);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    } catch (TimeoutException | ExecutionException e) {
      throw new KafkaException("the broker does not tell of topic " + name, e);
    }
  }
}
