package vn.kip.reporting.domain;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EventType;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent;
import vn.kip.events.Producer;
import vn.kip.office.OfficeTime;
import vn.kip.programmes.Catalogue;

/** The demonstration register as facts, without a service in between. */
final class RegisterFacts {

  static final Path YEAR = Path.of("../../infra/demo/dong-ha-2022");
  static final JsonMapper JSON = JsonMapper.builder().build();
  static final Catalogue CATALOGUE = Catalogue.bundled();
  static final CaseFold FOLD = new CaseFold(rules(), new DeadlineCalculator(Calendars.vietnam()));

  private final Map<String, List<Fact>> facts = new LinkedHashMap<>();
  private final Map<String, Map<Producer, Long>> seqs = new LinkedHashMap<>();
  private final Map<String, NamedCsvRecord> dossiers = new LinkedHashMap<>();
  private long offset;

  private RegisterFacts() {}

  /** The facts of each dossier. */
  static Collection<List<Fact>> read() throws IOException {
    var register = new RegisterFacts();
    rows("dossiers.csv").forEach(register::submitted);
    rows("actions.csv").forEach(register::acted);
    return register.facts.values();
  }

  static List<NamedCsvRecord> rows(String file) throws IOException {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(YEAR.resolve(file))) {
      return reader.stream().toList();
    }
  }

  private void submitted(NamedCsvRecord row) {
    var key = row.getField("code").isEmpty()
        ? row.getField("submitted_at") + "|" + row.getField("applicant_id")
        : row.getField("code");
    dossiers.put(key, row);
    add(key, row.getField("submitted_at"), row.getField("submitted_at"), "citizen",
        new IntakeEvent.DossierSubmitted(row.getField("programme"), row.getField("ward"),
            IntakeEvent.Channel.valueOf(row.getField("channel")),
            new IntakeEvent.Applicant(row.getField("applicant_name"), row.getField("applicant_id"),
                row.getField("birth_date"), IntakeEvent.Sex.valueOf(row.getField("sex"))),
            Map.of(), List.of()));
  }

  private void acted(NamedCsvRecord row) {
    var event = event(row, JSON.readTree(row.getField("detail")));
    if (event != null) {
      add(row.getField("code"), row.getField("occurred_at"), row.getField("recorded_at"), row.getField("actor"), event);
    }
  }

  private @Nullable CaseEvent event(NamedCsvRecord row, JsonNode detail) {
    var code = row.getField("code");
    return switch (row.getField("action")) {
      case "ACCEPTED" -> new IntakeEvent.DossierAccepted(code, version(code, row.getField("occurred_at")), null);
      case "REFUSED_AT_DESK" -> new IntakeEvent.DossierRefusedAtDesk("");
      case "SUPPLEMENT_REQUESTED" -> new IntakeEvent.SupplementRequested(List.of(), "", null);
      case "SUPPLEMENT_RECEIVED" -> new IntakeEvent.SupplementReceived(null);
      case "FORWARDED" -> new IntakeEvent.DossierForwarded(detail.path("to").asString());
      case "WITHDRAWN" -> new IntakeEvent.DossierWithdrawn("");
      case "DECIDED" -> new DecisionSigned(Outcome.valueOf(detail.path("outcome").asString()),
          detail.path("decisionNo").asString(null), new OfficerId(row.getField("actor")),
          detail.hasNonNull("amount") ? detail.path("amount").asLong() : null, null);
      case "PAID" -> new PaymentEvent.PaymentSettled("g", "o", 1, detail.path("amount").asLong(),
          PaymentEvent.Method.valueOf(detail.path("method").asString()));
      default -> null;
    };
  }

  private String version(String code, String at) {
    var programme = Objects.requireNonNull(dossiers.get(code), code).getField("programme");
    return CATALOGUE.find(programme).flatMap(known -> known.on(OfficeTime.date(instant(at)))).orElseThrow().id();
  }

  private void add(String key, String occurredAt, String recordedAt, String actor, CaseEvent event) {
    var producer = EventType.of(event).producer();
    long seq = seqs.computeIfAbsent(key, _ -> new EnumMap<>(Producer.class)).merge(producer, 1L, Long::sum);
    facts.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Fact(offset++, new CaseRecord(DossierId.ofRegister(key),
        producer, seq, instant(occurredAt), instant(recordedAt), new OfficerId(actor), null, null, event)));
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static ProgrammeRules rules() {
    return (code, version) -> CATALOGUE.find(code).flatMap(programme -> version == null
        ? Optional.of(new ProgrammeRules.Terms(programme.field(), programme.statutory(), null, null))
        : programme.version(version).map(pinned -> new ProgrammeRules.Terms(programme.field(), programme.statutory(),
            pinned.limit(), pinned.postingWorkingDays())));
  }
}
