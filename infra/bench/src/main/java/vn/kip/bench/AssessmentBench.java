package vn.kip.bench;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessor;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.ProgrammeVersion;

/**
 * Assessments per second on one core, with their trace, beside the engine's evaluation of the bare table; and the time
 * for a list of 10,000 workers. The programmes are those of the catalogue with the widest table and with the dearest
 * list, so that no code knows them by name.
 */
public final class AssessmentBench {

  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final LocalDate DAY = LocalDate.of(2022, 1, 18);
  private static final int LINES = 10_000;
  private static final int ROUNDS = 10;
  private static final int ASSESSMENTS = 10_000;
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private AssessmentBench() {}

  public static void main(String[] args) {
    var widest = CATALOGUE.programmes().stream().flatMap(programme -> programme.on(DAY).stream())
        .filter(version -> version.rules().isPresent() && version.rules().get().lines() == null)
        .max(Comparator.comparingInt(AssessmentBench::cells)).orElseThrow();
    table(widest);
    CATALOGUE.programmes().stream().flatMap(programme -> programme.on(DAY).stream())
        .filter(version -> version.rules().isPresent() && version.rules().get().lines() != null)
        .findFirst().ifPresent(AssessmentBench::list);
  }

  private static int cells(ProgrammeVersion version) {
    var table = version.rules().orElseThrow().table();
    return table.columns().size() * table.rows().size();
  }

  private static void table(ProgrammeVersion version) {
    var facts = facts(version);
    var table = version.rules().orElseThrow().table();
    var values = new HashMap<String, @Nullable Object>(facts);
    values.put("age", BigDecimal.valueOf(35));
    values.put("asOf", DAY);
    table.inputs().forEach(name -> values.putIfAbsent(name, null));
    var assessor = new Assessor(CATALOGUE.rates());
    OUT.printf("%s: %d rows of %d columns, every fact known, nothing granted%n", version.id(), table.rows().size(),
        table.columns().size());
    for (int round = 1; round <= ROUNDS; round++) {
      double bare = perSecond(_ -> Objects.requireNonNull(table.ask(values)));
      double traced = perSecond(_ -> Objects.requireNonNull(assessor.assess(version, DAY, facts, null, Map.of())));
      OUT.printf("  round %d: bare table %,8.0f/s   assessment with trace %,8.0f/s   (%.0f %%)%n", round, bare, traced,
          100 * traced / bare);
    }
  }

  private static void list(ProgrammeVersion version) {
    var lines = version.rules().map(book -> book.lines()).orElseThrow();
    var members = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < LINES; i++) {
      members
          .add(Map.of("name", "Người lao động " + i, lines.person(), "045190%06d".formatted(i), "insured", i % 10 != 0,
              "from", "2021-08-02", "to", i % 3 == 0 ? "2021-08-20" : "2021-09-30", "pregnant", false, "childrenUnder6",
              i % 3));
    }
    Map<String, Object> facts = Map.of(lines.fact(), members);
    OUT.printf("%s: a list of %,d%n", version.id(), LINES);
    for (int round = 1; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      var assessment = new Assessor(CATALOGUE.rates()).assess(version, DAY, facts, null, Map.of());
      OUT.printf("  round %d: %,d ms, %,d lines eligible, %d entries of trace%n", round,
          (System.nanoTime() - start) / 1_000_000, assessment.lines().stream().filter(line -> line.eligible()).count(),
          assessment.trace().size());
    }
  }

  private static double perSecond(IntConsumer work) {
    long start = System.nanoTime();
    for (int i = 0; i < ASSESSMENTS; i++) {
      work.accept(i);
    }
    return ASSESSMENTS * 1e9 / (System.nanoTime() - start);
  }

  /** An adult on nothing: every answer is the one that grants least. */
  private static Map<String, Object> facts(ProgrammeVersion version) {
    var facts = new HashMap<String, Object>();
    version.facts().forEach((name, type) -> {
      switch (type.type()) {
        case BOOLEAN -> facts.put(name, false);
        case ENUM -> facts.put(name, Objects.requireNonNull(type.values()).getLast());
        case DATE -> facts.put(name, "1987-01-01");
        case MONTH -> facts.put(name, "2022-01");
        case NUMBER -> facts.put(name, 0);
        case TEXT -> facts.put(name, "");
        case LIST -> facts.put(name, List.of());
      }
    });
    return facts;
  }
}
