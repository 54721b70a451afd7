package vn.kip.local.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.kip.local.register.RegisterFile.Row;

/** One dossier on its way in: its row, its actions in order, and how far it has come. */
final class RegisterDossier {

  private static final Map<String, String> OWNERS = Map.of("APPRAISED", "eligibility", "DECIDED", "eligibility", "PAID",
      "payment");

  /** Actions in one request. */
  private static final int LONGEST_RUN = 1_000;

  private final String key;
  private final @Nullable Row row;
  private final @Nullable JsonNode facts;
  private final List<Run> runs;
  private final Map<String, Long> arrived = new HashMap<>();
  private int next;

  /** Actions that follow one another and belong to the same service. */
  record Run(String service, boolean withDossier, List<Action> actions) {}

  record Action(Row row, JsonNode detail) {}

  RegisterDossier(String key, @Nullable Row row, @Nullable JsonNode facts, List<Action> inOrder) {
    this.key = key;
    this.row = row;
    this.facts = facts;
    this.runs = runs(row != null, inOrder);
  }

  private static List<Run> runs(boolean withDossier, List<Action> inOrder) {
    var runs = new ArrayList<Run>();
    if (withDossier) {
      runs.add(new Run("intake", true, new ArrayList<>()));
    }
    for (var action : inOrder) {
      var owner = OWNERS.getOrDefault(action.row().cell("action"), "intake");
      if (runs.isEmpty() || !runs.getLast().service().equals(owner)
          || runs.getLast().actions().size() == LONGEST_RUN) {
        runs.add(new Run(owner, false, new ArrayList<>()));
      }
      runs.getLast().actions().add(action);
    }
    return runs;
  }

  @Nullable
  Row row() {
    return row;
  }

  @Nullable
  Run current() {
    return next < runs.size() ? runs.get(next) : null;
  }

  void done(String service, long seq) {
    arrived.put(service, seq);
    next++;
  }

  /** The dossier's row was refused, and so nothing of it goes on. */
  List<Action> abandon() {
    var rest = runs.stream().skip(next).flatMap(run -> run.actions().stream()).toList();
    next = runs.size();
    return rest;
  }

  /** About as many as the current run takes in a request. */
  long bytes() {
    var run = java.util.Objects.requireNonNull(current());
    return (run.withDossier() && row != null ? row.bytes() : 0)
        + run.actions().stream().mapToLong(action -> action.row().bytes()).sum();
  }

  /** The current run as the register API wants it. */
  Map<String, Object> request() {
    var run = java.util.Objects.requireNonNull(current());
    var request = new LinkedHashMap<String, Object>();
    request.put("key", key);
    if (run.withDossier() && row != null && facts != null) {
      request.put("dossier", dossier(row, facts));
    }
    var after = new HashMap<>(arrived);
    after.remove(run.service());
    request.put("after", after);
    request.put("actions", run.actions().stream().map(RegisterDossier::action).toList());
    return request;
  }

  private static Map<String, Object> dossier(Row row, JsonNode facts) {
    return Map.of(
        "code",
        row.cell("code"),
        "programme",
        row.cell("programme"),
        "ward",
        row.cell("ward"),
        "channel",
        row.cell("channel"),
        "applicantName",
        row.cell("applicant_name"),
        "applicantId",
        row.cell("applicant_id"),
        "birthDate",
        row.cell("birth_date"),
        "sex",
        row.cell("sex"),
        "submittedAt",
        row.cell("submitted_at"),
        "facts",
        facts);
  }

  private static Map<String, Object> action(Action action) {
    return Map.of(
        "seq",
        action.row().cell("seq"),
        "occurredAt",
        action.row().cell("occurred_at"),
        "recordedAt",
        action.row().cell("recorded_at"),
        "actor",
        action.row().cell("actor"),
        "action",
        action.row().cell("action"),
        "detail",
        action.detail());
  }
}
