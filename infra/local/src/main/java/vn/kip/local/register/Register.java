package vn.kip.local.register;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.events.Times;
import vn.kip.local.register.RegisterFile.Row;

/** A register's folder, read: what can be sent, and what is already known to be wrong. */
final class Register {

  static final List<String> DOSSIER_COLUMNS = List.of("code", "programme", "ward", "channel", "applicant_name",
      "applicant_id", "birth_date", "sex", "submitted_at", "facts");
  static final List<String> ACTION_COLUMNS = List.of("code", "seq", "occurred_at", "recorded_at", "actor", "action",
      "detail");
  private static final int LONGEST_KEY = 100;
  private static final long LONGEST_ROW = 4_000_000;
  private static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Rejection> rejections = new ArrayList<>();
  private final Map<String, Row> dossierRows = new LinkedHashMap<>();
  private final Map<String, JsonNode> facts = new HashMap<>();
  private final Set<String> rejectedKeys = new HashSet<>();
  private final Map<String, List<RegisterDossier.Action>> actions = new LinkedHashMap<>();
  private final @Nullable LocalDate asOf;
  private int dossiersRead;
  private int actionsRead;

  private final Instant latest;

  private Register(@Nullable LocalDate asOf, Instant latest) {
    this.asOf = asOf;
    this.latest = latest;
  }

  /**
   * Reads both files.
   *
   * @param asOf takes only what the office had recorded up to this date; null takes everything
   * @param latest the present, with what clocks may differ by: a register tells of the past
   */
  static Register read(Path folder, @Nullable LocalDate asOf, Instant latest) throws IOException {
    var register = new Register(asOf, latest);
    var dossiers = RegisterFile.read(folder.resolve("dossiers.csv"), DOSSIER_COLUMNS);
    var actions = RegisterFile.read(folder.resolve("actions.csv"), ACTION_COLUMNS);
    register.rejections.addAll(dossiers.broken());
    register.rejections.addAll(actions.broken());
    register.dossiersRead = dossiers.rows().size() + dossiers.broken().size();
    register.actionsRead = actions.rows().size() + actions.broken().size();
    dossiers.rows().stream().filter(register.recordedBy("submitted_at")).forEach(register::addDossier);
    actions.rows().stream().filter(register.recordedBy("recorded_at")).forEach(register::addAction);
    return register;
  }

  List<Rejection> rejections() {
    return rejections;
  }

  int dossiersRead() {
    return dossiersRead;
  }

  int actionsRead() {
    return actionsRead;
  }

  /** In the order of the file. */
  List<RegisterDossier> dossiers() {
    var keys = new LinkedHashMap<String, Boolean>();
    dossierRows.keySet().forEach(key -> keys.put(key, true));
    actions.keySet().forEach(key -> keys.put(key, true));
    return keys.keySet().stream().map(key -> {
      var inOrder = new ArrayList<>(actions.getOrDefault(key, List.of()));
      inOrder.sort(Comparator.comparingInt(action -> Integer.parseInt(action.row().cell("seq"))));
      return new RegisterDossier(key, dossierRows.get(key), facts.get(key), inOrder);
    }).toList();
  }

  private Predicate<Row> recordedBy(String column) {
    return row -> {
      if (asOf == null) {
        return true;
      }
      try {
        return !OffsetDateTime.parse(row.cell(column)).atZoneSameInstant(LOCAL).toLocalDate().isAfter(asOf);
      } catch (DateTimeException _) {
        // Let the service say what is wrong with it.
        return true;
      }
    };
  }

  private void addDossier(Row row) {
    var key = row.cell("code").isEmpty() ? row.cell("submitted_at") + "|" + row.cell("applicant_id") : row.cell("code");
    if (!canBeSent(row, key) || !isPast(row, "submitted_at")) {
      rejectedKeys.add(key);
      return;
    }
    var before = dossierRows.get(key);
    if (before != null) {
      rejections.add(row.rejected("code", "register.duplicate", "Mã hồ sơ đã có ở dòng " + before.line() + ": " + key,
          "The dossier stands on line " + before.line() + " already: " + key));
      return;
    }
    var parsed = json(row, "facts");
    if (parsed == null) {
      rejectedKeys.add(key);
      return;
    }
    dossierRows.put(key, row);
    facts.put(key, parsed);
  }

  private void addAction(Row row) {
    var key = row.cell("code");
    if (rejectedKeys.contains(key)) {
      rejections.add(dossierRefused(row));
      return;
    }
    if (!canBeSent(row, key) || !isPast(row, "occurred_at") || !isPast(row, "recorded_at")) {
      return;
    }
    if (!row.cell("seq").matches("[1-9][0-9]{0,8}")) {
      rejections.add(row.rejected("seq", "register.seq-invalid", "Số thứ tự phải là số nguyên từ 1: " + row.cell("seq"),
          "The sequence number must be a whole number from 1: " + row.cell("seq")));
      return;
    }
    var known = actions.computeIfAbsent(key, _ -> new ArrayList<>());
    for (var other : known) {
      if (other.row().cell("seq").equals(row.cell("seq"))) {
        rejections.add(row.rejected("seq", "register.duplicate",
            "Bước " + row.cell("seq") + " của hồ sơ đã có ở dòng " + other.row().line() + ".",
            "Action " + row.cell("seq") + " of the dossier stands on line " + other.row().line() + " already."));
        return;
      }
    }
    var detail = json(row, "detail");
    if (detail != null) {
      known.add(new RegisterDossier.Action(row, detail));
    }
  }

  /** One row that no service would even look at must not cost the others of its request. */
  private boolean canBeSent(Row row, String key) {
    if (key.isBlank() || key.equals("|") || key.length() > LONGEST_KEY) {
      rejections.add(row.rejected("code", "register.code-invalid",
          "Dòng phải có mã hồ sơ, dài không quá " + LONGEST_KEY + " ký tự: " + key,
          "The row needs a dossier's code, no longer than " + LONGEST_KEY + " characters: " + key));
      return false;
    }
    if (row.bytes() > LONGEST_ROW) {
      rejections.add(row.rejected("", "register.row-too-long",
          "Dòng dài hơn " + LONGEST_ROW + " byte.", "The row is longer than " + LONGEST_ROW + " bytes."));
      return false;
    }
    return true;
  }

  /** What no service would take, said before anything is sent; what is no instant at all is left to the service. */
  private boolean isPast(Row row, String column) {
    var text = row.cell(column);
    Instant moment;
    try {
      moment = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      return true;
    }
    if (!Times.isPossible(moment)) {
      rejections.add(row.rejected(column, "register.time-impossible",
          "Không phải thời điểm của các năm 1900 đến 2999: " + text,
          "Not a moment of the years 1900 to 2999: " + text));
      return false;
    }
    if (moment.isAfter(latest)) {
      rejections.add(row.rejected(column, "register.time-in-future", "Thời điểm còn ở tương lai: " + text,
          "It lies in the future: " + text));
      return false;
    }
    return true;
  }

  static Rejection dossierRefused(Row row) {
    return row.rejected("code", "register.dossier-refused", "Dòng hồ sơ của bước này đã bị từ chối.",
        "The dossier's own row was refused.");
  }

  private @Nullable JsonNode json(Row row, String column) {
    String reason;
    try {
      var node = JSON.readTree(row.cell(column));
      if (node.isObject()) {
        return node;
      }
      reason = "not an object";
    } catch (JacksonException e) {
      reason = e.getOriginalMessage();
    }
    rejections.add(row.rejected(column, "register.json-broken", "Ô không phải là một đối tượng JSON: " + reason,
        "The cell is no JSON object: " + reason));
    return null;
  }
}
