package vn.kip.reporting.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.reporting.application.FoldStore.FencedException;

/** Folds on the heap, side by side. */
final class MemoryGenerations implements Generations {

  private record Kept(MemoryStore memory, Letters letters) implements Generation {

    @Override
    public int number() {
      return memory.generation();
    }

    @Override
    public FoldStore store() {
      return memory;
    }

    @Override
    public ParkedRecords parked() {
      return letters;
    }
  }

  private Kept running = new Kept(new MemoryStore(0), new Letters());
  private @Nullable FoldRules rules;
  private int last;
  private final List<Integer> discarded = new ArrayList<>();
  private boolean isFenced;

  /** Somebody else switches first, from now on. */
  void fence() {
    isFenced = true;
  }

  List<Integer> discarded() {
    return discarded;
  }

  @Override
  public void discard(Generation next) {
    discarded.add(next.number());
  }

  MemoryStore memory() {
    return running.memory();
  }

  @Override
  public Generation running() {
    return running;
  }

  @Override
  public Optional<FoldRules> rules() {
    return Optional.ofNullable(rules);
  }

  @Override
  public void begin(FoldRules by) {
    rules = by;
  }

  @Override
  public Generation next() {
    return new Kept(new MemoryStore(++last), new Letters());
  }

  @Override
  public void retire() {
    running.memory().retired = true;
  }

  @Override
  public void reinstate() {
    running.memory().retired = false;
  }

  @Override
  public List<String> differences(Generation next, int limit) {
    return running.memory().days.equals(((Kept) next).memory().days) ? List.of() : List.of("days");
  }

  @Override
  public void switchTo(Generation next, FoldRules by) {
    if (isFenced) {
      throw new FencedException("the fold that counts");
    }
    running = (Kept) next;
    rules = by;
  }
}
