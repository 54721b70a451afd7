package vn.kip.programmes.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessment.Failed;
import vn.kip.programmes.Assessment.NearMiss;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.Assessment.Tried;
import vn.kip.programmes.DecisionTable.Misses;
import vn.kip.programmes.DecisionTable.Row;
import vn.kip.programmes.Names;

/** Why each row held or not, in words; and for a refusal, what came closest. */
final class Explanation {

  private static final int NEAREST = 3;
  /** Beyond a human life no birthday has to be looked for. */
  private static final int OLDEST = 120;
  private static final Names HOLDS = new Names("mọi điều kiện đều đạt", "all conditions hold");

  private final Evaluation evaluation;
  private final Map<String, Object> complete;

  Explanation(Evaluation evaluation, Map<String, Object> complete) {
    this.evaluation = evaluation;
    this.complete = complete;
  }

  /** Explains an answer; the engine and the cells must agree on it. */
  Verdict of(Judged judged) {
    var misses = evaluation.book().table().misses(evaluation.values(complete));
    for (var row : misses) {
      if (row.holds() != judged.held().contains(row.row().id())) {
        throw new IllegalStateException(evaluation.book().table().file() + ", row " + row.row().id()
            + ": the engine says " + !row.holds() + ", its cells say " + row.holds());
      }
    }
    var words = misses.stream().map(miss -> miss.holds() ? HOLDS : words(miss)).toList();
    var trace = new ArrayList<Tried>();
    for (int i = 0; i < misses.size(); i++) {
      trace.add(tried(misses.get(i), words.get(i)));
    }
    if (judged.status() != Status.INELIGIBLE) {
      return new Verdict(judged, trace, List.of(), List.of());
    }
    var failed = trace.stream().map(tried -> new Failed(tried.rule(), tried.article(), tried.vi(), tried.why()))
        .toList();
    return new Verdict(judged, trace, failed, nearest(misses, words));
  }

  private Tried tried(Misses miss, Names why) {
    return new Tried(miss.row().id(), miss.holds(), miss.row().article(), why.vi(), why.en(),
        evaluation.rules().dependencies().of(miss.row()));
  }

  private Names words(Misses miss) {
    var table = evaluation.book().table();
    var conditions = miss.columns().stream()
        .map(column -> evaluation.rules().wording().condition(table.columns().get(column),
            miss.row().tests().get(column)))
        .toList();
    return new Names("không đạt: " + join(conditions, Names::vi), "does not hold: " + join(conditions, Names::en));
  }

  private static String join(List<Names> conditions, Function<Names, String> language) {
    return conditions.stream().map(language).collect(Collectors.joining("; "));
  }

  private List<NearMiss> nearest(List<Misses> misses, List<Names> words) {
    int fewest = misses.stream().mapToInt(miss -> miss.columns().size()).min().orElse(0);
    var nearest = new ArrayList<NearMiss>();
    misses.stream().flatMap(miss -> byAgeAlone(miss).stream())
        .sorted(Comparator.comparing(near -> Objects.requireNonNull(near.from()))).forEach(nearest::add);
    misses.stream().filter(miss -> miss.columns().size() == fewest)
        .filter(miss -> nearest.stream().noneMatch(near -> near.rule().equals(miss.row().id())))
        .map(miss -> near(miss, words.get(misses.indexOf(miss)), null, null)).forEach(nearest::add);
    return nearest.stream().limit(NEAREST).toList();
  }

  private static NearMiss near(Misses miss, Names words, @Nullable LocalDate from, @Nullable Integer age) {
    return new NearMiss(miss.row().id(), miss.row().category(), miss.row().article(), words.vi(), words.en(), from,
        age);
  }

  /** A row of which only age is in the way holds from a birthday on, unless the years take something else from it. */
  private Optional<NearMiss> byAgeAlone(Misses miss) {
    var table = evaluation.book().table();
    boolean onlyAge = miss.columns().stream()
        .allMatch(column -> table.columns().get(column).expression().equals(Dependencies.AGE));
    if (!onlyAge || !(complete.get(Dependencies.BIRTH_DATE) instanceof String text)) {
      return Optional.empty();
    }
    var birthDate = LocalDate.parse(text);
    for (int age = Ages.completedYears(birthDate, evaluation.asOf()) + 1; age <= OLDEST; age++) {
      var birthday = Ages.birthday(birthDate, age);
      if (passes(miss, age) && holds(miss.row(), birthday)) {
        var words = new Names("khi đủ " + age + " tuổi (" + day(birthday) + ") thì đạt",
            "will hold at " + age + ", from " + birthday);
        return Optional.of(near(miss, words, birthday, age));
      }
    }
    return Optional.empty();
  }

  /** A cheap look before the whole table is asked. */
  private boolean passes(Misses miss, int age) {
    var completedYears = BigDecimal.valueOf(age);
    return miss.columns().stream()
        .allMatch(column -> evaluation.book().table().passes(miss.row(), column, completedYears));
  }

  private boolean holds(Row row, LocalDate day) {
    return evaluation.on(day).judge(complete).held().contains(row.id());
  }

  private static String day(LocalDate date) {
    return "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
  }
}
