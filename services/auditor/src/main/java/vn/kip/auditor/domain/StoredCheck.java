package vn.kip.auditor.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.kip.audit.Audit;
import vn.kip.audit.Audit.Expected;
import vn.kip.audit.Cell;
import vn.kip.audit.Finding;
import vn.kip.audit.Finding.Kind;
import vn.kip.audit.Seal;

/** What reporting has stored, dossier by dossier and cell by cell, against what the log comes to. */
public final class StoredCheck {

  private static final int NAMED = 20;

  private final Audit audit;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> seen = new TreeSet<>();
  private final Map<Cell, Map<String, Integer>> cells = new HashMap<>();

  public StoredCheck(Audit audit) {
    this.audit = audit;
  }

  /** Takes in a stored dossier. */
  public void dossier(JsonNode stored) {
    var id = stored.path("id").asString("");
    seen.add(id);
    var expected = audit.expected(id);
    if (expected.isPresent()) {
      differences(expected.get(), stored);
    } else if (!audit.ids().contains(id)) {
      findings.add(Finding.ofDossier(Kind.DOSSIER_DIFFERS, id, text(stored, "code"),
          "dossier " + id + " stands in the store and not in the log",
          "hồ sơ " + id + " có trong kho nhưng không có trong nhật ký"));
    }
  }

  private void differences(Expected expected, JsonNode stored) {
    var differences = new TreeMap<String, String>();
    compare(differences, "code", expected.code(), text(stored, "code"));
    compare(differences, "programme", expected.programme(), text(stored, "programme"));
    compare(differences, "ward", expected.ward(), text(stored, "ward"));
    compare(differences, "ofForm06", expected.ofForm06(), stored.path("ofForm06").asBoolean(false));
    compare(differences, "onTime", expected.onTime(), stored.path("onTime").asBoolean(false));
    compare(differences, "acceptedOn", expected.acceptedOn(), text(stored, "acceptedOn"));
    compare(differences, "closedOn", expected.closedOn(), text(stored, "closedOn"));
    compare(differences, "resultClass", expected.resultClass(), text(stored, "resultClass"));
    compare(differences, "due", expected.due(), text(stored, "due"));
    var flags = new TreeSet<String>();
    stored.path("flags").forEach(flag -> flags.add(flag.asString("")));
    compare(differences, "flags", new TreeSet<>(expected.flags()), flags);
    compare(differences, "facts", expected.facts(), stored.path("facts").asInt(0));
    compare(differences, "upto", expected.upto(), stored.path("upto").asLong(-1));
    compare(differences, "fingerprint", expected.fingerprint(), text(stored, "fingerprint"));
    if (!differences.isEmpty()) {
      findings.add(Finding.ofDossier(Kind.DOSSIER_DIFFERS, expected.id(), expected.code(),
          "stored otherwise than the log tells: " + differences, "kho lưu khác với nhật ký: " + differences));
    }
  }

  private static void compare(Map<String, String> differences, String name, @Nullable Object expected,
      @Nullable Object stored) {
    if (!Objects.equals(expected == null ? null : expected.toString(), stored == null ? null : stored.toString())) {
      differences.put(name, stored + ", by the log " + expected);
    }
  }

  private static @Nullable String text(JsonNode stored, String name) {
    return stored.hasNonNull(name) ? stored.path(name).asString("") : null;
  }

  /** Takes in a stored day-cell; those of several partitions add up. */
  public void cell(JsonNode stored) {
    var cell = new Cell(java.time.LocalDate.parse(stored.path("day").asString("")),
        stored.path("programme").asString(""),
        stored.path("ward").asString(""), stored.path("channel").asString(""));
    var measures = cells.computeIfAbsent(cell, _ -> new TreeMap<>());
    stored.path("measures").forEachEntry((name, count) -> measures.merge(name, count.asInt(0), Integer::sum));
  }

  /** Everything that differs, once all is taken in. */
  public List<Finding> findings() {
    var all = new ArrayList<>(findings);
    audit.ids().stream().filter(id -> !seen.contains(id)).forEach(id -> all.add(Finding.ofDossier(Kind.DOSSIER_DIFFERS,
        id, audit.expected(id).map(Expected::code).orElse(null),
        "dossier " + id + " is in the log and not in the store",
        "hồ sơ " + id + " có trong nhật ký nhưng không có trong kho")));
    var expected = audit.cells();
    var places = new ArrayList<>(expected.keySet());
    cells.keySet().stream().filter(cell -> !expected.containsKey(cell)).forEach(places::add);
    places.stream().filter(cell -> !audit.unknownProgrammes().contains(cell.programme()))
        .sorted(java.util.Comparator.comparing(Cell::day).thenComparing(Cell::programme).thenComparing(Cell::ward)
            .thenComparing(Cell::channel))
        .forEach(cell -> cell(cell, expected.getOrDefault(cell, Cell.NOTHING), all));
    return all;
  }

  private void cell(Cell cell, Cell.Content content, List<Finding> all) {
    var stored = new TreeMap<>(cells.getOrDefault(cell, Map.of()));
    stored.values().removeIf(count -> count == 0);
    if (!stored.equals(new TreeMap<>(content.measures()))) {
      var place = cell.day() + " " + cell.programme() + " " + cell.ward() + " " + cell.channel();
      var dossiers = content.dossiers().stream().limit(NAMED).collect(Collectors.joining(", "))
          + (content.dossiers().size() > NAMED ? ", … (" + content.dossiers().size() + ")" : "");
      var code = content.dossiers().size() == 1 ? content.dossiers().iterator().next() : null;
      all.add(new Finding(Kind.CELL_DIFFERS, null, null, null, code,
          "cell " + place + " holds " + stored + ", the log gives " + content.measures() + "; its dossiers: "
              + dossiers,
          "ô " + place + " đang ghi " + stored + ", theo nhật ký là " + content.measures() + "; các hồ sơ: "
              + dossiers));
    }
  }

  /** The seal reporting counted while it folded, against the auditor's own. */
  public static List<Finding> seals(List<Seal> own, List<Seal> reported) {
    var byPartition = reported.stream().collect(Collectors.toMap(Seal::partition, seal -> seal));
    return own.stream().filter(seal -> seal.offset() >= 0 && !seal.equals(byPartition.get(seal.partition())))
        .map(seal -> new Finding(Kind.SEAL_DIFFERS, seal.partition(), seal.offset(), null, null,
            "reporting's seal is " + byPartition.get(seal.partition()) + ", the log gives " + seal.sha256(),
            "niêm phong của báo cáo là " + byPartition.get(seal.partition()) + ", theo nhật ký là " + seal.sha256()))
        .toList();
  }
}
