package vn.kip.reporting.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.Deadline;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.reporting.application.Worklists.Part;
import vn.kip.reporting.domain.NextStep;
import vn.kip.reporting.domain.NextStep.Desk;
import vn.kip.reporting.domain.WorkItem;
import vn.kip.reporting.domain.WorkItem.Urgency;

/** On Tuesday 8 March 2022. */
class WorklistsTest {

  private static final Part ALL = new Part(Set.of(), Set.of(), null);
  private static final List<WorkItem> WORK = List.of(
      item("late", "19333", NextStep.APPRAISE, "2022-03-01"),
      item("today", "19333", NextStep.FORWARD, "2022-03-08"),
      item("near", "19336", NextStep.DECIDE, "2022-03-10"),
      item("elsewhere", "19336", NextStep.FORWARD, "2022-03-01"));

  private final Worklists lists = new Worklists(search(), Calendars.vietnam().announced(),
      InstantSource.fixed(Instant.parse("2022-03-08T03:00:00Z")), Set.of("19333", "19336"));

  @Test
  void without_a_desk_the_list_is_that_of_all_desks_each_dossier_once() {
    assertThat(names(null, null, ALL)).containsExactlyInAnyOrder("late", "today", "near", "elsewhere");
  }

  @Test
  void a_ward_s_dossiers_are_found_at_whatever_desk_they_lie() {
    assertThat(names(null, "19333", ALL)).containsExactly("late", "today");
    assertThat(names(Desk.CHAIRMAN, "19333", ALL)).isEmpty();
    assertThat(lists.of(null, "19333", ALL, 0, 10).byStep()).containsOnlyKeys(NextStep.APPRAISE, NextStep.FORWARD);
  }

  @Test
  void several_steps_and_urgencies_may_be_asked_for_together() {
    assertThat(names(null, null, new Part(Set.of(Urgency.TODAY, Urgency.NEAR), Set.of(), null)))
        .containsExactly("today", "near");
    assertThat(names(null, null, new Part(Set.of(Urgency.LATE), Set.of(NextStep.APPRAISE, NextStep.DECIDE), "ANY")))
        .containsExactly("late");
  }

  @Test
  void the_total_is_of_all_pages() {
    var second = lists.of(null, null, ALL, 3, 3);

    assertThat(second.total()).isEqualTo(4);
    assertThat(second.lines()).hasSize(1);
  }

  private List<String> names(@Nullable Desk desk, @Nullable String ward, Part part) {
    return lists.of(desk, ward, part, 0, 10).lines().stream().map(line -> line.item().dossier()).toList();
  }

  private static CaseSearch search() {
    return (CaseSearch) Proxy.newProxyInstance(CaseSearch.class.getClassLoader(), new Class<?>[]{CaseSearch.class},
        (_, method, arguments) -> {
          if (!method.getName().equals("work")) {
            throw new UnsupportedOperationException(method.getName());
          }
          var queues = (Collection<?>) arguments[0];
          return WORK.stream()
              .filter(item -> queues.contains(CaseSummary.queue(item.next().desk(), item.ward()))).toList();
        });
  }

  private static WorkItem item(String name, String ward, NextStep next, String due) {
    return new WorkItem(name, null, "ANY", ward, "Bùi Thị Đào", Channel.DESK, next,
        Instant.parse("2022-02-20T01:00:00Z"), LocalDate.of(2022, 2, 20), new Deadline.EndOfDay(LocalDate.parse(due)),
        Set.of());
  }
}
