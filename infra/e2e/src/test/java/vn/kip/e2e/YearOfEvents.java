package vn.kip.e2e;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
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

/** The year of the demonstration register as its services would have recorded it, without a service in between. */
final class YearOfEvents {

  static final Path YEAR = Kip.root().resolve("infra/demo/dong-ha-2022");

  private final Catalogue catalogue = Catalogue.bundled();
  private final Map<String, NamedCsvRecord> dossiers = new HashMap<>();
  private final List<Happened> happened = new ArrayList<>();

  private YearOfEvents() {}

  private record Happened(String key, Instant at, Instant recordedAt, String actor, CaseEvent event) {}

  /** In the order in which they were recorded. */
  static List<CaseRecord> read() throws IOException {
    var year = new YearOfEvents();
    rows("dossiers.csv").forEach(year::submitted);
    rows("actions.csv").forEach(year::acted);
    return year.records();
  }

  private static List<NamedCsvRecord> rows(String file) throws IOException {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(YEAR.resolve(file))) {
      return reader.stream().toList();
    }
  }

  private void submitted(NamedCsvRecord row) {
    var key = row.getField("code").isEmpty()
        ? row.getField("submitted_at") + "|" + row.getField("applicant_id")
        : row.getField("code");
    dossiers.put(key, row);
    var at = instant(row.getField("submitted_at"));
    happened.add(new Happened(key, at, at, "citizen",
        new IntakeEvent.DossierSubmitted(row.getField("programme"), row.getField("ward"),
            IntakeEvent.Channel.valueOf(row.getField("channel")),
            new IntakeEvent.Applicant(row.getField("applicant_name"), row.getField("applicant_id"),
                row.getField("birth_date"), IntakeEvent.Sex.valueOf(row.getField("sex"))),
            Map.of(), List.of())));
  }

  private void acted(NamedCsvRecord row) {
    event(row, Kip.JSON.readTree(row.getField("detail"))).ifPresent(event -> happened.add(new Happened(
        row.getField("code"), instant(row.getField("occurred_at")), instant(row.getField("recorded_at")),
        row.getField("actor"), event)));
  }

  /** What form 06 and the rates go by; empty for what they do not look at. */
  private Optional<CaseEvent> event(NamedCsvRecord row, JsonNode detail) {
    var code = row.getField("code");
    return Optional.ofNullable(switch (row.getField("action")) {
      case "ACCEPTED" -> new IntakeEvent.DossierAccepted(code, version(code, row.getField("occurred_at")), null);
      case "REFUSED_AT_DESK" -> new IntakeEvent.DossierRefusedAtDesk("incomplete");
      case "SUPPLEMENT_REQUESTED" -> new IntakeEvent.SupplementRequested(List.of(), "papers", null);
      case "SUPPLEMENT_RECEIVED" -> new IntakeEvent.SupplementReceived(null);
      case "FORWARDED" -> new IntakeEvent.DossierForwarded(detail.path("to").asString());
      case "WITHDRAWN" -> new IntakeEvent.DossierWithdrawn("withdrawn");
      case "DECIDED" -> new DecisionSigned(Outcome.valueOf(detail.path("outcome").asString()),
          detail.path("decisionNo").asString(null), new OfficerId(row.getField("actor")),
          detail.hasNonNull("amount") ? detail.path("amount").asLong() : null, null);
      case "PAID" -> new PaymentEvent.PaymentSettled("g", "o", 1, detail.path("amount").asLong(),
          PaymentEvent.Method.valueOf(detail.path("method").asString()));
      default -> null;
    });
  }

  private String version(String code, String at) {
    var programme = Objects.requireNonNull(dossiers.get(code), code).getField("programme");
    return catalogue.find(programme).flatMap(known -> known.on(OfficeTime.date(instant(at)))).orElseThrow().id();
  }

  private List<CaseRecord> records() {
    var numbers = new HashMap<String, Map<Producer, Long>>();
    // A sort keeps the register's order where two things were recorded at once.
    return happened.stream().sorted(Comparator.comparing(Happened::recordedAt)).map(one -> {
      var producer = EventType.of(one.event()).producer();
      long seq = numbers.computeIfAbsent(one.key(), _ -> new EnumMap<>(Producer.class)).merge(producer, 1L, Long::sum);
      return new CaseRecord(DossierId.ofRegister(one.key()), producer, seq, one.at(), one.recordedAt(),
          new OfficerId(one.actor()), null, null, one.event());
    }).toList();
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
