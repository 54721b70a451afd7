package vn.kip.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.EventType;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.ResultReturned;
import vn.kip.events.IntakeEvent.Sex;
import vn.kip.events.OfficerId;

/** A small log, written event by event into one partition. */
final class SampleLog {

  static final String RULES = """
      version,field,statutory,limit,posting,pays
      FIVE@2020-01-01,LABOUR,yes,5 WD,,yes
      POSTED@2020-01-01,LABOUR,yes,5 WD,2,no
      HOURS@2020-01-01,CHILDREN,yes,12 H,,no
      GIFT@2020-01-01,NON_STATUTORY,no,,,no
      """;
  static final String CALENDAR = """
      kind,from,to,note
      year,2022-01-01,2022-12-31,
      off,2022-01-31,2022-02-04,Tet
      work,2022-02-12,2022-02-12,swapped
      """;

  private final List<LogRecord> records = new ArrayList<>();
  private final Map<String, Long> seqs = new HashMap<>();
  private int serial;

  static Instant at(String local) {
    return LocalDateTime.parse(local).toInstant(ZoneOffset.ofHours(7));
  }

  static DossierId dossier(int number) {
    return new DossierId("dossier-%04d".formatted(number));
  }

  SampleLog submitted(int dossier, String programme, String at) {
    return submitted(dossier, programme, at, Channel.DESK);
  }

  SampleLog submitted(int dossier, String programme, String at, Channel channel) {
    var applicant = new Applicant("Bùi Thị Đào", "045172302395", "1972-12-19", Sex.F);
    return add(dossier, at, new DossierSubmitted(programme, "19333", channel, applicant, Map.of(), List.of()));
  }

  /** With the next serial of its day. */
  SampleLog accepted(int dossier, String programme, String at) {
    var day = at.substring(2, 10).replace("-", "");
    return add(dossier, at,
        new DossierAccepted("000.18.25.H50-%s-%04d".formatted(day, ++serial), programme + "@2020-01-01", null));
  }

  SampleLog granted(int dossier, String at, @Nullable Long amount) {
    return add(dossier, at, new DecisionSigned(Outcome.GRANTED, "17/QĐ", new OfficerId("chair-1"), amount, null));
  }

  SampleLog assessed(int dossier, String at, Status status, @Nullable Long amount) {
    return add(dossier, at, new DossierAssessed(at(at).atZone(Fact.LOCAL).toLocalDate(), status, null, null, amount,
        null, List.of(), List.of(), List.of(), List.of(), List.of(), "rules", null, null, null));
  }

  SampleLog returned(int dossier, String at) {
    return add(dossier, at, new ResultReturned());
  }

  SampleLog add(int dossier, String at, CaseEvent event) {
    return add(dossier, at, at, event);
  }

  SampleLog add(int dossier, String at, String recordedAt, CaseEvent event) {
    return add("officer-1", dossier, at, recordedAt, event);
  }

  SampleLog by(String officer, int dossier, String at, CaseEvent event) {
    return add(officer, dossier, at, at, event);
  }

  private SampleLog add(String officer, int dossier, String at, String recordedAt, CaseEvent event) {
    var producer = EventType.of(event).producer();
    long seq = seqs.merge(dossier + producer.source(), 1L, Long::sum);
    return add(new CaseRecord(dossier(dossier), producer, seq, at(at), at(recordedAt), new OfficerId(officer), null,
        null, event));
  }

  SampleLog add(CaseRecord entry) {
    records.add(new LogRecord(0, records.size(), entry.dossier().value(), CaseEventCodec.headers(entry),
        CaseEventCodec.payload(entry)));
    return this;
  }

  /** As if the service had recorded one event more that never came. */
  SampleLog skip(int dossier, EventType type) {
    seqs.merge(dossier + type.producer().source(), 1L, Long::sum);
    return this;
  }

  List<LogRecord> records() {
    return records;
  }

  Audit audit() {
    return audit(CALENDAR);
  }

  Audit audit(String calendar) {
    var folding = new LogAudit(RuleBook.of(calendar, RULES));
    records.forEach(entry -> folding.take(entry, null));
    folding.end();
    return folding.result();
  }

  List<Seal> seals() {
    var seal = Seal.none(0);
    for (var entry : records) {
      seal = seal.with(entry);
    }
    return List.of(seal);
  }

  Path export(Path file) throws IOException {
    try (var writer = new LogFile.Writer(file, "kip.cases", seals())) {
      for (var entry : records) {
        writer.add(entry);
      }
    }
    return file;
  }
}
