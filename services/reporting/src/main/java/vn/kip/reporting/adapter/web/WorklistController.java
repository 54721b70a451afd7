package vn.kip.reporting.adapter.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.deadlines.Deadline;
import vn.kip.discretion.Discretion;
import vn.kip.office.Role;
import vn.kip.reporting.application.Worklists;
import vn.kip.reporting.application.Worklists.Line;
import vn.kip.reporting.application.Worklists.Part;
import vn.kip.reporting.domain.NextStep;
import vn.kip.reporting.domain.NextStep.Desk;
import vn.kip.reporting.domain.WorkItem.Urgency;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.Heavy;
import vn.kip.service.RefusedException;

/** What an officer has to do next, by when; and the backlog of all desks. */
@RestController
@RequestMapping("/worklist")
class WorklistController {

  private static final int MAX_PAGE = 1_000_000;
  private static final int LARGEST = 200;

  private final Worklists worklists;
  private final CurrentOfficer officer;
  private final Discretion discretion;

  WorklistController(Worklists worklists, CurrentOfficer officer, Discretion discretion) {
    this.discretion = discretion;
    this.worklists = worklists;
    this.officer = officer;
  }

  /** The list of a desk, or of all of them; a ward officer's own ward only. */
  @GetMapping
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'DECIDER', 'SUPERVISOR', 'AUDITOR')")
  PageView list(
      @RequestParam @Nullable Desk desk,
      @RequestParam @Nullable String ward,
      @RequestParam(defaultValue = "") Set<Urgency> urgency,
      @RequestParam(defaultValue = "") Set<NextStep> step,
      @RequestParam @Nullable String programme,
      @RequestParam(defaultValue = "0") @PositiveOrZero @Max(MAX_PAGE) int page,
      @RequestParam(defaultValue = "50") int size) {
    if (size < 1 || size > LARGEST) {
      throw new RefusedException(Refusal.invalid("request.invalid", "size", "reason", "1 to " + LARGEST));
    }
    var own = officer.get().confinedTo();
    if (own != null && ward != null && !own.equals(ward)) {
      throw new RefusedException(Refusal.forbidden("security.other-ward", "ward", "ward", ward));
    }
    if (officer.get().roles().equals(Set.of(Role.WARD_OFFICER)) && desk != Desk.WARD) {
      throw new RefusedException(Refusal.forbidden("security.wrong-role", "desk"));
    }
    var found = worklists.of(desk, own == null ? ward : own, new Part(urgency, step, programme), page * size, size);
    return new PageView(found.total(), found.byUrgency(), found.byStep(),
        found.lines().stream().map(line -> ItemView.of(line, discretion)).toList());
  }

  /** How much waits at each desk and ward, by step, urgency and age. */
  @Heavy
  @GetMapping("/backlog")
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
  List<Backlog> backlog() {
    var counts = new TreeMap<String, Backlog>();
    for (var line : worklists.all()) {
      var item = line.item();
      var key = item.next() + "|" + item.ward() + "|" + line.urgency();
      counts.merge(key, new Backlog(item.next(), item.ward(), line.urgency(), 1), Backlog::plus);
    }
    return List.copyOf(counts.values());
  }

  record Backlog(NextStep step, String ward, Urgency urgency, int count) {

    Backlog plus(Backlog other) {
      return new Backlog(step, ward, urgency, count + other.count);
    }
  }

  record PageView(long total, Map<Urgency, Long> byUrgency, Map<NextStep, Long> byStep, List<ItemView> items) {}

  /** @param due the last day of the limit; {@code dueAt} its very end, for limits in hours */
  record ItemView(
      String id,
      @Nullable String code,
      String programme,
      String ward,
      String applicantName,
      String channel,
      NextStep next,
      Instant submittedAt,
      @Nullable LocalDate acceptedOn,
      @Nullable LocalDate due,
      @Nullable Instant dueAt,
      Urgency urgency,
      @Nullable Integer workingDaysLeft,
      Set<String> flags) {

    static ItemView of(Line line, Discretion discretion) {
      var item = line.item();
      return new ItemView(item.dossier(), item.code(), item.programme(), item.ward(),
          discretion.name(item.programme(), item.applicantName()),
          item.channel().name(), item.next(), item.submittedAt(), item.acceptedOn(), item.dueOn(),
          item.due() instanceof Deadline.Moment(var instant) ? instant : null, line.urgency(),
          line.workingDaysLeft(), item.flags());
    }
  }
}
