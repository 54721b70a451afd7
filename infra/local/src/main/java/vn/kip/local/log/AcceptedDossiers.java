package vn.kip.local.log;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.UnreadableEventException;
import vn.kip.programmes.Rehearsal;

/** The accepted dossiers, read out of the case log from its start; nothing is written and no group is joined. */
public final class AcceptedDossiers {

  private final Map<String, DossierSubmitted> submitted = new HashMap<>();
  private final Map<String, Rehearsal.Dossier> accepted = new LinkedHashMap<>();

  private AcceptedDossiers() {}

  public static List<Rehearsal.Dossier> read(String bootstrapServers) {
    var dossiers = new AcceptedDossiers();
    try (var log = new CaseLog(bootstrapServers)) {
      log.read(dossiers::take);
    }
    return List.copyOf(dossiers.accepted.values());
  }

  private void take(ConsumerRecord<String, byte[]> read) {
    try {
      take(CaseEventCodec.read(CaseLog.headers(read), read.value() == null ? new byte[0] : read.value()));
    } catch (UnreadableEventException _) {
      // One damaged record keeps nobody from rehearsing; the audit tells of it.
    }
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
