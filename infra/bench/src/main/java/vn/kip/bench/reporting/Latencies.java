package vn.kip.bench.reporting;

import java.util.ArrayList;
import java.util.List;

/** Milliseconds of single answers. */
final class Latencies {

  private final List<Double> millis = new ArrayList<>();

  void add(long nanos) {
    millis.add(nanos / 1e6);
  }

  int count() {
    return millis.size();
  }

  double percentile(double share) {
    var sorted = millis.stream().sorted().toList();
    return sorted.get(Math.clamp((int) Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
  }

  @Override
  public String toString() {
    return "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, worst %.0f ms (%d)".formatted(percentile(0.5), percentile(0.95),
        percentile(0.99), percentile(1), count());
  }
}
