package vn.kip.programmes;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who applies, in tests, and what the bundled rules say of them. */
final class Applicants {

  static final Catalogue CATALOGUE = Catalogue.bundled();
  static final LocalDate AS_OF = LocalDate.of(2022, 3, 16);

  static Assessment assess(String programme, Map<String, Object> facts) {
    return assess(programme, AS_OF, facts, null, Map.of());
  }

  static Assessment assess(String programme, LocalDate asOf, Map<String, Object> facts,
      @Nullable String applicant, Map<String, String> paidElsewhere) {
    var version = CATALOGUE.find(programme).flatMap(found -> found.on(asOf)).orElseThrow();
    return new Assessor(CATALOGUE.rates()).assess(version, asOf, facts, applicant, paidElsewhere);
  }

  /** A person of 35 on nothing, but for what is said. */
  static Map<String, Object> person(Object... changes) {
    var facts = new HashMap<String, Object>(Map.of("birthDate", "1987-01-01", "householdStatus", "NONE", "disability",
        "NONE", "hiv", false, "stableIncome", false, "noSupporter", false, "formerNoSupporter", false, "studying",
        false));
    facts.putAll(Map.of("pension", false, "otherMonthlyAllowance", false, "obligedSupporter", "PRESENT",
        "takenInByCarer", false, "difficultArea", false, "single", false, "children", List.of(), "inCentre", false));
    return with(facts, changes);
  }

  static Map<String, Object> worker(String id, Object... changes) {
    return with(new HashMap<>(Map.of("name", "Lê Thị Hoa", "id", id, "insured", true, "from", "2021-08-02", "to",
        "2021-08-31", "pregnant", false, "childrenUnder6", 0)), changes);
  }

  static Map<String, Object> with(Map<String, Object> facts, Object... changes) {
    for (int i = 0; i < changes.length; i += 2) {
      if (changes[i + 1].equals("?")) {
        facts.remove(String.valueOf(changes[i]));
      } else {
        facts.put(String.valueOf(changes[i]), changes[i + 1]);
      }
    }
    return facts;
  }

  static Map<String, Object> list(Object... workers) {
    return Map.of("employer", "Công ty An Bình", "taxCode", "3200000001", "lines", List.of(workers));
  }

  private Applicants() {}
}
