package vn.kip.programmes.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessment.Failed;
import vn.kip.programmes.Assessment.NearMiss;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.Assessment.Tried;
import vn.kip.programmes.DecisionTable.Answer;
import vn.kip.programmes.DecisionTable.Misses;
import vn.kip.programmes.Names;

/** Why each row held or not, in words; and for a refusal, what came closest. */
final class Explanation {

  private static final int NEAREST = 3;

  private final Evaluation evaluation;
  private final Map<String, Object> complete;

  Explanation(Evaluation evaluation, Map<String, Object> complete) {
    this.evaluation = evaluation;
    this.complete = complete;
  }

  /** Explains an answer; the engine and the cells must agree on it. */
  Verdict of(Judged judged, Answer answer) {
    var misses = evaluation.book().table().misses(answer.known());
    for (var row : misses) {
      if (row.holds() != judged.held().contains(row.row().id())) {
        throw new IllegalStateException(evaluation.book().table().file() + ", row " + row.row().id()
            + ": the engine says " + !row.holds() + ", its cells say " + row.holds());
      }
    }
    var trace = misses.stream().map(evaluation.rules()::tried).toList();
    if (judged.status() != Status.INELIGIBLE) {
      return new Verdict(judged, trace, List.of(), List.of());
    }
    var failed = trace.stream().map(tried -> new Failed(tried.rule(), tried.article(), tried.vi(), tried.why()))
        .toList();
    return new Verdict(judged, trace, failed, nearest(misses, trace));
  }

  private List<NearMiss> nearest(List<Misses> misses, List<Tried> trace) {
    int fewest = misses.stream().mapToInt(miss -> miss.columns().size()).min().orElse(0);
    var nearest = new ArrayList<NearMiss>();
    misses.forEach(miss -> byAgeAlone(miss).ifPresent(nearest::add));
    nearest.sort(Comparator.comparing(near -> Objects.requireNonNull(near.from())));
    for (int i = 0; i < misses.size() && nearest.size() < NEAREST; i++) {
      var miss = misses.get(i);
      if (miss.columns().size() == fewest
          && nearest.stream().noneMatch(near -> near.rule().equals(miss.row().id()))) {
        nearest.add(near(miss, new Names(trace.get(i).vi(), trace.get(i).why()), null, null));
      }
    }
    return nearest.stream().limit(NEAREST).toList();
  }

  private static NearMiss near(Misses miss, Names words, @Nullable LocalDate from, @Nullable Integer age) {
    return new NearMiss(miss.row().id(), miss.row().category(), miss.row().article(), words.vi(), words.en(), from,
        age);
  }

  /** A row of which only age is in the way holds from a birthday on, unless the years take something else from it. */
  private Optional<NearMiss> byAgeAlone(Misses miss) {
    if (!(complete.get(Dependencies.BIRTH_DATE) instanceof String text)) {
      return Optional.empty();
    }
    var passing = evaluation.rules().agesAt(miss);
    if (passing.isEmpty()) {
      return Optional.empty();
    }
    var birthDate = LocalDate.parse(text);
    int next = Ages.completedYears(birthDate, evaluation.asOf()) + 1;
    for (int age = passing.nextSetBit(Math.max(0, next)); age >= 0; age = passing.nextSetBit(age + 1)) {
      var birthday = Ages.birthday(birthDate, age);
      if (evaluation.holdsOn(birthday, miss.row(), complete)) {
        var words = new Names("khi đủ " + age + " tuổi (" + day(birthday) + ") thì đạt",
            "will hold at " + age + ", from " + birthday);
        return Optional.of(near(miss, words, birthday, age));
      }
    }
    return Optional.empty();
  }

  private static String day(LocalDate date) {
    return "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
  }
}
