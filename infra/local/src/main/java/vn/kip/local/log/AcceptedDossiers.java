package vn.kip.local.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.programmes.Rehearsal;

/** The accepted dossiers, read out of the case log from its start; nothing is written and no group is joined. */
public final class AcceptedDossiers {

  private static final String TOPIC = "kip.cases";
  private static final Duration POLL = Duration.ofMillis(500);

  private final Map<String, DossierSubmitted> submitted = new HashMap<>();
  private final Map<String, Rehearsal.Dossier> accepted = new LinkedHashMap<>();

  private AcceptedDossiers() {}

  public static List<Rehearsal.Dossier> read(String bootstrapServers) {
    var dossiers = new AcceptedDossiers();
    dossiers.readLog(bootstrapServers);
    return List.copyOf(dossiers.accepted.values());
  }

  private void readLog(String bootstrapServers) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest",
        "default.api.timeout.ms", 10_000);
    try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions = consumer.partitionsFor(TOPIC).stream()
          .map(info -> new TopicPartition(TOPIC, info.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var open = new ArrayList<>(partitions);
      while (!open.isEmpty()) {
        consumer.poll(POLL).forEach(this::take);
        open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
      }
    }
  }

  private void take(ConsumerRecord<String, byte[]> read) {
    var headers = new HashMap<String, String>();
    read.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    take(CaseEventCodec.read(headers, read.value()));
  }

  private void take(CaseRecord caseRecord) {
    var id = caseRecord.dossier().value();
    if (caseRecord.event() instanceof DossierSubmitted event) {
      submitted.put(id, event);
    } else if (caseRecord.event() instanceof DossierAccepted event && submitted.containsKey(id)) {
      var submission = submitted.get(id);
      accepted.put(id, new Rehearsal.Dossier(event.code(), submission.programme(), submission.ward(),
          caseRecord.occurredAt(), submission.applicant().identityNumber(), submission.facts()));
    }
  }
}
