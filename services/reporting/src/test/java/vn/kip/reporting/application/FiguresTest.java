package vn.kip.reporting.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.LogEntry;
import vn.kip.deadlines.TimeLimit;
import vn.kip.events.DossierId;
import vn.kip.reporting.application.FoldStore.FencedException;
import vn.kip.reporting.application.Rebuild.Cause;
import vn.kip.reporting.application.Rebuild.State;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.Dossier;
import vn.kip.reporting.domain.Form06;
import vn.kip.reporting.domain.ProgrammeRules;

/** Figures that are in use are those of this log and of the running rules, or the office is told that they are not. */
class FiguresTest {

  private static final List<LogEntry> LOG = RandomLog.of(new Random(21));
  private static final FoldRules THEN = FoldRules.of(Map.of("calendar", "then"));
  private static final FoldRules NOW = FoldRules.of(Map.of("calendar", "now"));
  private static final CaseFold FOLD_THEN = new CaseFold(Dossier.FIVE_DAYS, Dossier.CALCULATOR);
  private static final ProgrammeRules TWO_DAYS = (_, _) -> Optional
      .of(new ProgrammeRules.Terms("LABOUR", true, TimeLimit.parse("2 WD"), null));
  private static final CaseFold FOLD_NOW = new CaseFold(TWO_DAYS, Dossier.CALCULATOR);

  private final MemoryGenerations generations = new MemoryGenerations();
  private final List<String> live = new ArrayList<>();
  private @Nullable Rebuild rebuild;

  private Figures figures(FoldRules rules, CaseFold fold, List<LogEntry> log) {
    var running = new Running();
    var consumer = new LiveFold() {
      @Override
      public void stop() {
        live.add("stopped");
      }

      @Override
      public void start() {
        live.add("started");
      }
    };
    var made = new Rebuild(generations, running, fold, () -> new MemoryLog(log), consumer,
        () -> Dossier.moment("2022-04-01 08:00"), 1_000);
    rebuild = made;
    return new Figures(generations, running, () -> new MemoryLog(log), consumer, made, rules, 50_000);
  }

  /** Whatever counts at the moment. */
  private final class Running implements FoldStore {

    @Override
    public int generation() {
      return generations.memory().generation();
    }

    @Override
    public Checkpoint checkpoint(int partition) {
      return generations.memory().checkpoint(partition);
    }

    @Override
    public List<Position> positions() {
      return generations.memory().positions();
    }

    @Override
    public Map<DossierId, StoredCase> cases(Collection<DossierId> ids) {
      return generations.memory().cases(ids);
    }

    @Override
    public Map<Integer, Map<LocalDate, StoredDay>> days(Map<Integer, Set<LocalDate>> days) {
      return generations.memory().days(days);
    }

    @Override
    public void write(List<Folded> folded) {
      generations.memory().write(folded);
    }
  }

  private void folded(FoldRules rules, CaseFold fold, List<LogEntry> log) {
    generations.begin(rules);
    new LogFold(generations::running, fold).accept(log);
  }

  private static Map<?, ?> cells(MemoryStore store, CaseFold fold) {
    return Form06.cells(store.cases.values().stream().map(stored -> fold.contribution(stored.facts())).toList());
  }

  @Test
  void where_the_rules_are_those_of_the_figures_the_fold_goes_on() {
    folded(NOW, FOLD_NOW, LOG);
    var before = generations.memory();

    var figures = figures(NOW, FOLD_NOW, LOG);
    figures.begin();

    assertThat(figures.now()).isEqualTo(new Standing.Folding());
    assertThat(live).containsExactly("started");
    assertThat(generations.memory()).isSameAs(before);
  }

  @Test
  void where_the_rules_have_changed_the_figures_are_built_anew_before_the_fold_goes_on_and_nobody_is_accused() {
    folded(THEN, FOLD_THEN, LOG);
    var before = generations.memory();

    var figures = figures(NOW, FOLD_NOW, LOG);
    figures.begin();

    assertThat(figures.now()).isEqualTo(new Standing.Folding());
    assertThat(live).containsExactly("started");
    assertThat(generations.rules()).contains(NOW);
    assertThat(generations.memory().allCells()).isEqualTo(cells(generations.memory(), FOLD_NOW))
        .isNotEqualTo(before.allCells());
    assertThat(before.allCells()).isEqualTo(cells(before, FOLD_THEN));
  }

  @Test
  void figures_of_which_nobody_has_said_by_which_rules_they_are_built_anew() {
    new LogFold(generations::running, FOLD_NOW).accept(LOG);

    figures(NOW, FOLD_NOW, LOG).begin();

    assertThat(generations.rules()).contains(NOW);
    assertThat(generations.memory().generation()).isEqualTo(1);
  }

  @Test
  void the_first_figures_say_by_which_rules_they_are() {
    figures(NOW, FOLD_NOW, LOG).begin();

    assertThat(generations.rules()).contains(NOW);
    assertThat(live).containsExactly("started");
  }

  @Test
  void nothing_is_folded_over_a_log_that_has_lost_its_end() {
    folded(NOW, FOLD_NOW, LOG);

    var figures = figures(NOW, FOLD_NOW, LOG.subList(0, LOG.size() - 20));
    figures.begin();

    assertThat(figures.now()).isInstanceOfSatisfying(Standing.LogLost.class,
        lost -> assertThat(lost.findings()).isNotEmpty().allMatch(finding -> finding.contains("ends before offset")));
    assertThat(live).isEmpty();
  }

  @Test
  void nothing_is_folded_over_a_log_that_has_another_record_where_the_last_one_was() {
    folded(NOW, FOLD_NOW, LOG);
    var other = new ArrayList<>(LOG);
    var last = other.removeLast();
    other.add(new LogEntry(last.topic(), last.partition(), last.offset(), last.key(), last.headers(),
        "{\"x\":1}".getBytes(StandardCharsets.UTF_8)));

    var figures = figures(NOW, FOLD_NOW, other);
    figures.begin();

    assertThat(figures.now()).isEqualTo(
        new Standing.LogLost(List.of("partition %d has another record at offset %d than the one that was folded"
            .formatted(last.partition(), last.offset()))));
    assertThat(live).isEmpty();
  }

  @Test
  void what_another_instance_put_in_use_by_other_rules_is_not_gone_on_with() {
    folded(THEN, FOLD_THEN, LOG);
    var older = figures(THEN, FOLD_THEN, LOG);
    older.begin();
    var fold = new LogFold(generations::running, FOLD_THEN);
    figures(NOW, FOLD_NOW, LOG).begin();

    assertThat(fold.isFenced()).isTrue();
    assertThatThrownBy(() -> fold.accept(LOG)).isInstanceOf(FencedException.class);
    assertThat(older.now()).isEqualTo(new Standing.OtherRules(List.of("calendar")));
    older.switched();
    assertThat(live.getLast()).isEqualTo("stopped");
    assertThatThrownBy(() -> older.now().requireFolding()).isInstanceOf(FiguresBeingBuiltException.class);
  }

  @Test
  void what_another_instance_put_in_use_by_the_same_rules_is_gone_on_with() {
    folded(NOW, FOLD_NOW, LOG);
    var fold = new LogFold(generations::running, FOLD_NOW);
    var figures = figures(NOW, FOLD_NOW, LOG);
    figures.begin();
    generations.switchTo(generations.next(), NOW);

    assertThatThrownBy(() -> fold.accept(LOG)).isInstanceOf(FencedException.class);
    figures.switched();
    fold.takeUp();
    fold.accept(LOG);

    assertThat(live).containsExactly("started", "stopped", "started");
    assertThat(generations.memory().allCells()).isEqualTo(cells(generations.memory(), FOLD_NOW));
  }

  @Test
  void what_was_built_in_vain_does_not_stay_and_the_figures_in_use_do() {
    folded(NOW, FOLD_NOW, LOG);
    figures(NOW, FOLD_NOW, LOG).begin();
    var before = generations.memory();
    generations.fence();

    var status = Objects.requireNonNull(rebuild).make(Cause.ASKED, NOW);

    assertThat(status.state()).isEqualTo(State.FAILED);
    assertThat(generations.discarded()).containsExactly(1);
    assertThat(generations.memory()).isSameAs(before);
    assertThat(before.retired).isFalse();
  }

  @Test
  void a_rebuild_that_somebody_asks_for_is_compared() throws InterruptedException {
    folded(NOW, FOLD_THEN, LOG);
    var figures = figures(NOW, FOLD_NOW, LOG);
    figures.begin();

    var status = figures.rebuild();
    for (int tries = 0; status.state() == State.RUNNING && tries < 500; tries++) {
      Thread.sleep(10);
      status = Objects.requireNonNull(rebuild).status();
    }

    assertThat(status.state()).isEqualTo(State.DONE);
    assertThat(status.differences()).containsExactly("days");
  }
}
