package vn.kip.portal.adapter.web;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import vn.kip.portal.adapter.services.SupervisionClient.Backlog;

/**
 * What is being handled, by ward and step, with how urgent it is; what is not accepted yet, or only to be handed out, is counted
 * beside it.
 *
 * @param widest the largest count of a cell, by which its bar is drawn; at least 1
 */
record BacklogMatrix(List<Line> wards, Line total, int notAccepted, int notAcceptedLate, int toReturn, int widest) {

  static final List<String> STEPS = List.of("POST", "FORWARD", "RECEIVE_PAPERS", "APPRAISE", "DECIDE");
  private static final Set<String> SOON = Set.of("TODAY", "NEAR");
  private static final int FULL = 100;

  /** @param steps counts as {@link #STEPS} follow each other; {@code soon} due today or within three working days */
  record Line(String ward, List<Integer> steps, int sum, int soon, int late, int unproven) {}

  static BacklogMatrix of(List<Backlog> counts) {
    var handled = counts.stream().filter(count -> STEPS.contains(count.step())).toList();
    var wards = handled.stream().map(Backlog::ward).distinct().sorted()
        .map(ward -> line(ward, handled.stream().filter(count -> count.ward().equals(ward)).toList())).toList();
    int widest = wards.stream().flatMap(line -> line.steps().stream()).mapToInt(Integer::intValue).max().orElse(1);
    return new BacklogMatrix(wards, line("", handled), sum(counts, count -> count.step().equals("ACCEPT")),
        sum(counts, count -> count.step().equals("ACCEPT") && count.urgency().equals("LATE")),
        sum(counts, count -> count.step().equals("RETURN_RESULT")), Math.max(1, widest));
  }

  /** How wide the bar of a cell is, of a hundred. */
  public int width(int count) {
    return count * FULL / widest;
  }

  private static Line line(String ward, List<Backlog> counts) {
    var steps = STEPS.stream().map(step -> sum(counts, count -> count.step().equals(step))).toList();
    return new Line(ward, steps, sum(counts, _ -> true), sum(counts, count -> SOON.contains(count.urgency())),
        sum(counts, count -> count.urgency().equals("LATE")),
        sum(counts, count -> count.urgency().equals("UNPROVEN")));
  }

  private static int sum(List<Backlog> counts, Predicate<Backlog> condition) {
    return counts.stream().filter(condition).mapToInt(Backlog::count).sum();
  }
}
