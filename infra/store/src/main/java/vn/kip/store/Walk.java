package vn.kip.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way through the stretches of a plan that can be interrupted and gone on with: between two passes it holds nothing but
 * where it stands. What is written meanwhile before its feet it meets, what is written behind it, it does not, as with
 * MongoDB.
 */
final class Walk {

  private final Disk disk;
  private final Plan plan;
  private final List<Plan.Range> left;
  private final Set<ByteBuffer> met = new HashSet<>();

  Walk(Disk disk, Plan plan) {
    this.disk = disk;
    this.plan = plan;
    left = new ArrayList<>(plan.backwards() ? plan.ranges().reversed() : plan.ranges());
  }

  Plan plan() {
    return plan;
  }

  boolean isAtEnd() {
    return left.isEmpty();
  }

  /** Goes on from where the last pass stopped. */
  Pass pass() {
    return new Pass();
  }

  /** An entry: its key, and what stands under it. */
  record Step(byte[] key, byte[] value) {}

  private static final class Lane implements AutoCloseable {

    private final int of;
    private final int same;
    private final Disk.Entries entries;

    private Lane(int of, int same, Disk.Entries entries) {
      this.of = of;
      this.same = same;
      this.entries = entries;
    }

    private int compareTo(Lane other) {
      var mine = entries.key();
      var its = other.entries.key();
      return Arrays.compareUnsigned(mine, same, mine.length, its, other.same, its.length);
    }

    @Override
    public void close() {
      entries.close();
    }
  }

  final class Pass implements AutoCloseable {

    private final PriorityQueue<Lane> lanes;
    /** All stretches side by side where the order is that of what follows the values asked for. */
    private final boolean merged = plan.ordered() && left.size() > 1;
    private boolean opened;

    private Pass() {
      Comparator<Lane> order = Lane::compareTo;
      lanes = new PriorityQueue<>(plan.backwards() ? order.reversed() : order);
    }

    /** The next entry, or null at the end. */
    @Nullable
    Step next() {
      while (true) {
        var step = merged ? nextOfAll() : nextInTurn();
        if (step == null || plan.oncePerDocument() || met.add(ByteBuffer.wrap(step.value()))) {
          return step;
        }
      }
    }

    private @Nullable Step nextInTurn() {
      while (!left.isEmpty()) {
        var range = left.getFirst();
        if (range.single()) {
          left.removeFirst();
          var value = disk.get(range.from());
          if (value != null) {
            return new Step(range.from(), value);
          }
          continue;
        }
        if (lanes.isEmpty()) {
          open(0);
        }
        var lane = lanes.poll();
        if (lane != null) {
          return take(lane);
        }
        left.removeFirst();
      }
      return null;
    }

    private @Nullable Step nextOfAll() {
      if (!opened) {
        opened = true;
        for (int i = 0; i < left.size(); i++) {
          open(i);
        }
      }
      var lane = lanes.poll();
      if (lane == null) {
        left.clear();
        return null;
      }
      return take(lane);
    }

    private void open(int number) {
      var range = left.get(number);
      var lane = new Lane(number, range.same(), disk.entries(range.from(), range.to(), plan.backwards()));
      keepIfMore(lane);
    }

    private Step take(Lane lane) {
      var step = new Step(lane.entries.key(), lane.entries.value());
      var range = left.get(lane.of);
      left.set(lane.of, plan.backwards()
          ? new Plan.Range(range.from(), step.key(), range.same(), false)
          : new Plan.Range(KeyBytes.next(step.key()), range.to(), range.same(), false));
      lane.entries.next();
      keepIfMore(lane);
      return step;
    }

    private void keepIfMore(Lane lane) {
      if (lane.entries.isValid()) {
        lanes.add(lane);
      } else {
        lane.close();
      }
    }

    @Override
    public void close() {
      lanes.forEach(Lane::close);
    }
  }
}
