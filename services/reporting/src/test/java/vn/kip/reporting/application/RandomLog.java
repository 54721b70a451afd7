package vn.kip.reporting.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.kip.casefile.LogEntry;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EventType;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;

/** Forty dossiers in two partitions, their events mixed: accepted, perhaps supplemented, decided or withdrawn or left open. */
public final class RandomLog {

  public static final int PARTITIONS = 2;
  private static final Instant START = Instant.parse("2022-01-04T02:00:00Z");

  private RandomLog() {}

  public static List<LogEntry> of(Random random) {
    return of(random, "ANY");
  }

  /** @param programme of the catalogue, with a version of 2020 */
  public static List<LogEntry> of(Random random, String programme) {
    var perDossier = new ArrayList<ArrayList<CaseRecord>>();
    for (int i = 0; i < 40; i++) {
      perDossier.add(dossier(i, random, programme));
    }
    var log = new ArrayList<LogEntry>();
    while (!perDossier.isEmpty()) {
      var records = perDossier.get(random.nextInt(perDossier.size()));
      var caseRecord = records.removeFirst();
      int partition = Math.floorMod(caseRecord.dossier().hashCode(), PARTITIONS);
      log.add(new LogEntry("kip.cases", partition, log.size(), caseRecord.dossier().value(),
          CaseEventCodec.headers(caseRecord),
          CaseEventCodec.payload(caseRecord)));
      perDossier.removeIf(List::isEmpty);
    }
    return log;
  }

  private static ArrayList<CaseRecord> dossier(int number, Random random, String programme) {
    var id = DossierId.ofRegister("fold-" + number);
    var at = START.plusSeconds(random.nextInt(20) * 86_400L);
    var records = new ArrayList<CaseRecord>();
    var seqs = new HashMap<vn.kip.events.Producer, Long>();
    var applicant = new IntakeEvent.Applicant("Bùi Thị Đào", "045172302395", "1972-12-19", IntakeEvent.Sex.F);
    add(records, seqs, id, at, new IntakeEvent.DossierSubmitted(programme, "19333",
        List.of(IntakeEvent.Channel.ONLINE, IntakeEvent.Channel.DESK, IntakeEvent.Channel.POST).get(number % 3),
        applicant, Map.of(), List.of()));
    add(records, seqs, id, at,
        new IntakeEvent.DossierAccepted("000.18.25.H50-220104-%04d".formatted(number + 1), programme + "@2020-01-01",
            null));
    if (random.nextBoolean()) {
      at = at.plusSeconds(random.nextInt(6) * 86_400L);
      add(records, seqs, id, at, new IntakeEvent.SupplementRequested(List.of("Giấy khai sinh"), "Thiếu", null));
      at = at.plusSeconds(random.nextInt(6) * 86_400L);
      add(records, seqs, id, at, new IntakeEvent.SupplementReceived(null));
    }
    at = at.plusSeconds(random.nextInt(15) * 86_400L);
    switch (random.nextInt(4)) {
      case 0 -> add(records, seqs, id, at, new IntakeEvent.DossierWithdrawn("rút"));
      case 1, 2 -> {
        add(records, seqs, id, at, new DecisionSigned(Outcome.GRANTED, "1/QĐ", new OfficerId("chair-1"), null, null));
        add(records, seqs, id, at.plusSeconds(3_600), new IntakeEvent.ResultReturned());
      }
      default -> {
        // Left open.
      }
    }
    return records;
  }

  private static void add(List<CaseRecord> records, Map<vn.kip.events.Producer, Long> seqs, DossierId id, Instant at,
      CaseEvent event) {
    var producer = EventType.of(event).producer();
    records.add(new CaseRecord(id, producer, seqs.merge(producer, 1L, Long::sum), at, at, new OfficerId("officer-1"),
        null, null, event));
  }
}
