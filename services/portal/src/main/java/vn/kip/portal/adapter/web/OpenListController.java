package vn.kip.portal.adapter.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;
import vn.kip.portal.adapter.services.ReportingClient.Step;
import vn.kip.portal.adapter.services.ReportingClient.Urgency;
import vn.kip.portal.adapter.services.SupervisionClient;
import vn.kip.portal.adapter.services.SupervisionClient.Waiting;
import vn.kip.portal.application.DueDates;
import vn.kip.service.Office;

/** The dossiers behind a number of the backlog. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
class OpenListController {

  static final String PATH = SupervisorController.PATH + "/open";

  private static final int SIZE = 50;
  private static final int MOST_PAGES = 10_000;

  private final SupervisionClient supervision;
  private final Worklists lists;
  private final Names names;
  private final Office office;
  private final DueDates dates;

  OpenListController(SupervisionClient supervision, Worklists lists, Names names, Office office, DueDates dates) {
    this.supervision = supervision;
    this.lists = lists;
    this.names = names;
    this.office = office;
    this.dates = dates;
  }

  /** How pressing, as the columns of the backlog have it. */
  enum Pressing {
    LATE,
    /** Today or within three working days. */
    SOON,
    IN_TIME,
    UNPROVEN;

    List<Urgency> urgencies() {
      return switch (this) {
        case LATE -> List.of(Urgency.LATE);
        case SOON -> List.of(Urgency.TODAY, Urgency.NEAR);
        case IN_TIME -> List.of(Urgency.IN_TIME);
        case UNPROVEN -> List.of(Urgency.UNPROVEN);
      };
    }
  }

  /** What the address asks for. */
  record Asked(@Nullable Step step, @Nullable String ward, @Nullable Pressing urgency, @Nullable String programme,
      @Nullable Integer page) {

    /** Without a step, those of the backlog: what is being handled. */
    Waiting waiting() {
      var steps = step == null ? BacklogMatrix.STEPS.stream().map(Step::valueOf).toList() : List.of(step);
      return new Waiting(steps, urgency == null ? List.of() : urgency.urgencies(), filled(ward), filled(programme));
    }

    int number() {
      return page == null ? 0 : Math.clamp(page, 0, MOST_PAGES);
    }

    private static @Nullable String filled(@Nullable String text) {
      return text == null || text.isBlank() ? null : text;
    }
  }

  @GetMapping(PATH)
  String open(Asked asked, Model model) {
    var waiting = asked.waiting();
    var list = supervision.waiting(waiting, asked.number(), SIZE);
    model.addAttribute("asked", asked);
    model.addAttribute("today", dates.today());
    model.addAttribute("list", list);
    model.addAttribute("rows", lists.rows(list));
    model.addAttribute("steps", Stream.concat(Stream.concat(Stream.of(Step.ACCEPT.name()),
        BacklogMatrix.STEPS.stream()), Stream.of(Step.RETURN_RESULT.name())).toList());
    model.addAttribute("pressing", Pressing.values());
    model.addAttribute("wards", office.wards());
    model.addAttribute("programmes", names.programmesByName());
    model.addAttribute("number", asked.number());
    model.addAttribute("size", SIZE);
    model.addAttribute("address", address(asked, waiting));
    return "supervisor-open";
  }

  /** Of the same part, ready for another parameter. */
  private static String address(Asked asked, Waiting waiting) {
    var builder = UriComponentsBuilder.fromPath(PATH).queryParam("step", asked.step() == null ? "" : asked.step());
    if (waiting.ward() != null) {
      builder.queryParam("ward", waiting.ward());
    }
    if (asked.urgency() != null) {
      builder.queryParam("urgency", asked.urgency());
    }
    if (waiting.programme() != null) {
      builder.queryParam("programme", waiting.programme());
    }
    return builder.encode().build().toUriString();
  }
}
