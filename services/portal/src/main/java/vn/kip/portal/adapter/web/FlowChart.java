package vn.kip.portal.adapter.web;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.kip.portal.adapter.services.SupervisionClient.Flow;
import vn.kip.portal.adapter.services.SupervisionClient.InAndOut;

/**
 * What came in and went out as two bars for each piece of time; coordinates are those of the drawing.
 *
 * @param in and {@code out}, of all pieces together
 * @param top the largest number drawn, at least 1
 */
record FlowChart(List<Bars> bars, int in, int out, int top) {

  static final int BASE = 150;
  private static final int HEIGHT = 126;
  private static final int LEFT = 40;
  private static final int WIDTH = 550;
  private static final int WIDEST = 40;
  private static final int MOST_LABELS = 12;

  /**
   * A piece of time.
   *
   * @param x of the bar for what came in; the one for what went out stands at {@code nextX}
   * @param labelled whether there is room for its first day
   */
  record Bars(Flow flow, int x, int nextX, int width, int inHeight, int outHeight, boolean labelled) {

    public int inY() {
      return BASE - inHeight;
    }

    public int outY() {
      return BASE - outHeight;
    }
  }

  static FlowChart of(InAndOut report) {
    var flows = report.pieces();
    int top = Math.max(1, flows.stream().flatMap(flow -> Stream.of(flow.received(), flow.out()))
        .mapToInt(Integer::intValue).max().orElse(1));
    int step = flows.isEmpty() ? WIDTH : WIDTH / flows.size();
    int width = Math.clamp(step / 3, 2, WIDEST);
    int every = Math.max(1, Math.ceilDiv(flows.size(), MOST_LABELS));
    var bars = IntStream.range(0, flows.size()).mapToObj(at -> {
      var flow = flows.get(at);
      int x = LEFT + at * step;
      return new Bars(flow, x, x + width + 2, width, height(flow.received(), top), height(flow.out(), top),
          at % every == 0);
    }).toList();
    return new FlowChart(bars, flows.stream().mapToInt(Flow::received).sum(),
        flows.stream().mapToInt(Flow::out).sum(), top);
  }

  /** Whatever is more than nothing can be seen. */
  private static int height(int count, int top) {
    return count == 0 ? 0 : Math.max(1, (int) ((long) count * HEIGHT / top));
  }
}
