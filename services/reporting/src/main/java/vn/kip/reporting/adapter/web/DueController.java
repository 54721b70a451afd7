package vn.kip.reporting.adapter.web;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.reporting.application.Worklists;
import vn.kip.reporting.application.Worklists.Line;
import vn.kip.reporting.application.Worklists.Part;
import vn.kip.reporting.domain.NextStep.Desk;
import vn.kip.reporting.domain.WorkItem.Urgency;
import vn.kip.service.RefusedException;

/** What presses at a desk, for the portal's own letters to officers: codes and dates, and nothing of any person. */
@RestController
class DueController {

  private static final Set<Urgency> PRESSING = EnumSet.of(Urgency.LATE, Urgency.TODAY, Urgency.NEAR);
  private static final int MOST = 100;

  private final Worklists worklists;

  DueController(Worklists worklists) {
    this.worklists = worklists;
  }

  /** Late, due today or near, the most urgent first. */
  @GetMapping("/worklist/due")
  @PreAuthorize("hasRole('LOOKUP')")
  View due(@RequestParam Desk desk, @RequestParam @Nullable String ward) {
    if (desk == Desk.WARD && (ward == null || ward.isBlank())) {
      throw new RefusedException(Refusal.invalid("request.invalid", "ward", "reason", "which ward's desk"));
    }
    var pressing = worklists.of(desk, ward, new Part(PRESSING, Set.of(), null), 0, MOST);
    return new View(pressing.total(), pressing.lines().stream().map(DueView::of).toList());
  }

  /** @param total of all; {@code items} are the first of them */
  record View(long total, List<DueView> items) {}

  record DueView(@Nullable String code, @Nullable LocalDate due, Urgency urgency) {

    static DueView of(Line line) {
      return new DueView(line.item().code(), line.item().dueOn(), line.urgency());
    }
  }
}
