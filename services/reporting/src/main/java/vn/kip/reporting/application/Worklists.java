package vn.kip.reporting.application;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.reporting.domain.NextStep;
import vn.kip.reporting.domain.NextStep.Desk;
import vn.kip.reporting.domain.WorkItem;
import vn.kip.reporting.domain.WorkItem.Urgency;

/** What each desk has to do, the most urgent first. */
public final class Worklists {

  private final CaseSearch search;
  private final WorkingCalendar calendar;
  private final InstantSource clock;
  private final Set<String> wards;

  /** @param wards codes of all the office's wards */
  public Worklists(CaseSearch search, WorkingCalendar calendar, InstantSource clock, Set<String> wards) {
    this.search = search;
    this.calendar = calendar;
    this.clock = clock;
    this.wards = Set.copyOf(wards);
  }

  /** @param workingDaysLeft negative since it is late; null without a due date, and where it is not known */
  public record Line(WorkItem item, Urgency urgency, @Nullable Integer workingDaysLeft) {}

  /** @param total of the lines asked for; counts are of the whole list, whatever was asked for of it */
  public record Page(long total, Map<Urgency, Long> byUrgency, Map<NextStep, Long> byStep, List<Line> lines) {}

  /** Which part of a list: any of these urgencies and of these steps, where some are named; null for every programme. */
  public record Part(Set<Urgency> urgencies, Set<NextStep> steps, @Nullable String programme) {

    public Part {
      urgencies = Set.copyOf(urgencies);
      steps = Set.copyOf(steps);
    }

    boolean holds(Line line) {
      return (urgencies.isEmpty() || urgencies.contains(line.urgency()))
          && (steps.isEmpty() || steps.contains(line.item().next()))
          && (programme == null || line.item().programme().equals(programme));
    }
  }

  /**
   * The list of one desk, or of all.
   *
   * @param desk null for every desk's
   * @param ward null for every ward's; otherwise what came in there, whichever desk has it
   */
  public Page of(@Nullable Desk desk, @Nullable String ward, Part part, int from, int size) {
    var desks = desk == null ? List.of(Desk.values()) : List.of(desk);
    var lines = lines(desks.stream().flatMap(one -> queues(one, ward).stream()).toList()).stream()
        .filter(line -> ward == null || line.item().ward().equals(ward)).toList();
    var asked = lines.stream().filter(part::holds).toList();
    var byUrgency = new EnumMap<Urgency, Long>(Urgency.class);
    var byStep = new EnumMap<NextStep, Long>(NextStep.class);
    lines.forEach(line -> {
      byUrgency.merge(line.urgency(), 1L, Long::sum);
      byStep.merge(line.item().next(), 1L, Long::sum);
    });
    return new Page(asked.size(), byUrgency, byStep, asked.stream().skip(from).limit(size).toList());
  }

  /** Everything that waits for somebody, for whoever watches over all desks. */
  public List<Line> all() {
    return lines(List.of(Desk.values()).stream().flatMap(desk -> queues(desk, null).stream()).toList());
  }

  private Collection<String> queues(Desk desk, @Nullable String ward) {
    return ward == null
        ? wards.stream().map(every -> CaseSummary.queue(desk, every)).distinct().toList()
        : List.of(CaseSummary.queue(desk, ward));
  }

  private List<Line> lines(Collection<String> queues) {
    Instant now = clock.instant();
    return search.work(queues).stream().sorted(WorkItem.MOST_URGENT_FIRST)
        .map(item -> new Line(item, item.urgency(now, calendar), item.workingDaysLeft(now, calendar))).toList();
  }
}
