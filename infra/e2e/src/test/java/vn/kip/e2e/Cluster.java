package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;

/** Three Kafka brokers that are each other's quorum, one store, and instances of reporting: each a process, from the packaged jars. */
final class Cluster implements AutoCloseable {

  static final String TOPIC = "kip.cases";
  static final int PARTITIONS = 6;
  private static final List<Integer> BROKERS = List.of(1, 2, 3);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Path folder;
  private final Path dist = Kip.root().resolve("target/kip");
  private final Map<String, Process> processes = new LinkedHashMap<>();
  private final Admin admin;
  private final KafkaProducer<String, byte[]> producer;

  /** Starts brokers and store; returns when they answer. */
  Cluster(Path folder) {
    this.folder = folder;
    var quorum = UUID.randomUUID();
    BROKERS.forEach(broker -> format(broker, quorum));
    BROKERS.forEach(this::startBroker);
    start("store", "256m", "-cp", dist.resolve("platform") + "/*", "vn.kip.local.PlatformMain", "--only", "store",
        "--data", folder.resolve("data").toString(), "--store-port", Integer.toString(Kip.storePort()));
    BROKERS.forEach(broker -> awaitPort(brokerPort(broker)));
    awaitPort(Kip.storePort());
    Map<String, Object> address = Map.of("bootstrap.servers", bootstrapServers());
    admin = Admin.create(address);
    var settings = new HashMap<>(address);
    settings.putAll(Map.of("acks", "all", "enable.idempotence", true));
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  private static int brokerPort(int broker) {
    return Kip.port(90 + 2 * broker);
  }

  private static String bootstrapServers() {
    return BROKERS.stream().map(broker -> "127.0.0.1:" + brokerPort(broker)).collect(Collectors.joining(","));
  }

  private Path settings(int broker) {
    return folder.resolve("broker-" + broker + ".properties");
  }

  /** As {@code infra/cluster} has it. */
  private void format(int broker, UUID quorum) {
    var voters = BROKERS.stream().map(one -> one + "@127.0.0.1:" + (brokerPort(one) + 1))
        .collect(Collectors.joining(","));
    try {
      Files.writeString(settings(broker), """
          node.id=%1$d
          process.roles=broker,controller
          listeners=PLAINTEXT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
          advertised.listeners=PLAINTEXT://127.0.0.1:%2$d
          listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
          inter.broker.listener.name=PLAINTEXT
          controller.listener.names=CONTROLLER
          controller.quorum.voters=%4$s
          default.replication.factor=3
          min.insync.replicas=2
          offsets.topic.replication.factor=3
          offsets.topic.num.partitions=4
          transaction.state.log.replication.factor=3
          transaction.state.log.min.isr=2
          group.initial.rebalance.delay.ms=0
          auto.create.topics.enable=false
          log.cleaner.dedupe.buffer.size=8388608
          log.dirs=%5$s
          """.formatted(broker, brokerPort(broker), brokerPort(broker) + 1, voters,
          folder.resolve("broker-" + broker)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var name = "format-" + broker;
    start(name, "128m", "-cp", dist.resolve("platform") + "/*", "kafka.tools.StorageTool", "format", "--cluster-id",
        quorum.toString(), "--config", settings(broker).toString());
    assertThat(Objects.requireNonNull(processes.remove(name)).onExit().join().exitValue())
        .as("the disk of broker %s, see %s", broker, folder.resolve(name + ".log")).isZero();
  }

  private void startBroker(int broker) {
    start("broker-" + broker, "256m", "-cp", dist.resolve("platform") + "/*", "kafka.Kafka",
        settings(broker).toString());
  }

  /** The stand-in for the identity provider. */
  void startSandbox() {
    start("sandbox", "128m", "-Dserver.port=" + Kip.port(1), "-Dserver.address=127.0.0.1",
        "-Dkip.sandbox.issuer=" + Kip.url("sandbox"), "-Dkip.sandbox.mail-port=" + Kip.port(2),
        "-Dkip.sandbox.data=" + folder.resolve("sandbox"),
        "-Dkip.sandbox.persons=" + YearOfEvents.YEAR.resolve("dossiers.csv"), "-cp", dist.resolve("sandbox") + "/*",
        "vn.kip.sandbox.SandboxApplication");
    awaitPort(Kip.port(1));
  }

  /** An instance of reporting; returns when it is UP. */
  Reporting startReporting(String name, int port) {
    var arguments = new ArrayList<>(List.of("-Dserver.port=" + port, "-Dserver.address=127.0.0.1",
        "-Dkip.kafka=" + bootstrapServers(), "-Dkip.partitions=" + PARTITIONS, "-Dkip.replicas=" + BROKERS.size(),
        "-Dkip.mongo=mongodb://127.0.0.1:" + Kip.storePort(), "-Dkip.issuer=" + Kip.url("sandbox"),
        "-Dkip.jwks=" + Kip.url("sandbox") + "/oauth2/jwks"));
    arguments.addAll(List.of("-jar", dist.resolve("services/reporting.jar").toString()));
    start(name, "256m", arguments.toArray(String[]::new));
    var reporting = new Reporting(name, "http://127.0.0.1:" + port);
    soon(name + " is UP", () -> assertThat(reporting.health().path("status").asString("")).isEqualTo("UP"));
    return reporting;
  }

  /** One instance under its own address. */
  record Reporting(String name, String url) {

    JsonNode health() {
      return Kip.withoutTokenAt(url + "/actuator/health").body();
    }

    JsonNode get(String path) {
      var answer = Kip.getAt("supervisor-1", url + path);
      assertThat(answer.status()).as(name + path + ": " + answer.body()).isEqualTo(200);
      return answer.body();
    }

    /** The official form and the rates of the year, with the places in the log on which they rest. */
    List<JsonNode> figures() {
      var year = "?from=2022-01-01&to=2022-12-31";
      return List.of(get("/reports/form06" + year + "&byWard=true"), get("/reports/on-time" + year));
    }
  }

  private void start(String name, String heap, String... arguments) {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heap, "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.timezone=Asia/Ho_Chi_Minh",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of(arguments));
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(folder.resolve(name + ".log").toFile());
      processes.put(name, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a process as a power cut would. */
  void kill(String name) {
    Objects.requireNonNull(processes.remove(name), name).destroyForcibly().onExit().join();
  }

  /** Writes these to the log as services do: an event is there when two of three disks have it. */
  void write(List<CaseRecord> records) {
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (var one : records) {
      var message = new ProducerRecord<>(TOPIC, one.dossier().value(), CaseEventCodec.payload(one));
      CaseEventCodec.headers(one)
          .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
      sent.add(producer.send(message));
    }
    producer.flush();
    sent.forEach(Cluster::answer);
  }

  /** Where the log ends: the offset of the next record, by partition. */
  Map<Integer, Long> ends() {
    var latest = IntStream.range(0, PARTITIONS).boxed()
        .collect(Collectors.toMap(partition -> new TopicPartition(TOPIC, partition), _ -> OffsetSpec.latest()));
    return answer(admin.listOffsets(latest).all()).entrySet().stream()
        .collect(Collectors.toMap(end -> end.getKey().partition(), end -> end.getValue().offset()));
  }

  List<TopicPartitionInfo> partitions() {
    return Objects.requireNonNull(answer(admin.describeTopics(List.of(TOPIC)).allTopicNames()).get(TOPIC)).partitions();
  }

  /** Waits until the group is at rest with so many members that read all partitions among them, none of them idle. */
  void awaitReaders(int members) {
    soon(members + " readers share the partitions", () -> {
      var group = group();
      assertThat(group.groupState()).isEqualTo(GroupState.STABLE);
      var read = group.members().stream().map(member -> member.assignment().topicPartitions()).toList();
      assertThat(read).hasSize(members).allSatisfy(some -> assertThat(some).isNotEmpty());
      assertThat(read.stream().mapToInt(some -> some.size()).sum()).isEqualTo(PARTITIONS);
    });
  }

  private ConsumerGroupDescription group() {
    return Objects.requireNonNull(answer(admin.describeConsumerGroups(List.of("reporting")).all()).get("reporting"));
  }

  static void soon(String what, org.awaitility.core.ThrowingRunnable holds) {
    await(what).atMost(PATIENCE).pollInterval(POLL).ignoreExceptions().untilAsserted(holds);
  }

  private void awaitPort(int port) {
    soon("port " + port, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
  }

  private static <T> T answer(Future<T> asked) {
    try {
      return asked.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    admin.close(Duration.ZERO);
    List.copyOf(processes.keySet()).reversed().forEach(this::kill);
  }
}
