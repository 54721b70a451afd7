package vn.kip.reporting.adapter.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.events.ReportingEvent.Verdict;
import vn.kip.reporting.application.FindingDesk;
import vn.kip.reporting.application.FindingDesk.Question;
import vn.kip.reporting.domain.Flag;
import vn.kip.reporting.domain.InRates;
import vn.kip.reporting.domain.Review;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.Heavy;
import vn.kip.service.RefusedException;

/** Integrity findings and what people have said of them. */
@RestController
@RequestMapping("/findings")
class FindingController {

  private static final int PAGE = 200;

  private final FindingDesk desk;
  private final CurrentOfficer officer;

  FindingController(FindingDesk desk, CurrentOfficer officer) {
    this.desk = desk;
    this.officer = officer;
  }

  /** Whether anyone has answered, and how. */
  enum State {
    OPEN,
    EXPLAINED,
    CONFIRMED
  }

  @Heavy
  @GetMapping
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
  Page list(@RequestParam @Nullable LocalDate from, @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period, @RequestParam @Nullable Flag flag, @RequestParam @Nullable State state,
      @RequestParam(defaultValue = "0") @PositiveOrZero int page) {
    var asked = Periods.of(from, to, period);
    var all = ReportAnswers.consistent(() -> desk.of(asked.from(), asked.to()));
    var counts = all.stream()
        .collect(Collectors.groupingBy(FindingController::state, TreeMap::new, Collectors.counting()));
    var wanted = all.stream().filter(question -> flag == null || question.finding().flag() == flag)
        .filter(question -> state == null || state(question) == state).toList();
    return new Page(wanted.size(), counts,
        wanted.stream().skip((long) page * PAGE).limit(PAGE).map(View::of).toList());
  }

  private static State state(Question question) {
    return question.review() == null ? State.OPEN : State.valueOf(question.review().verdict().name());
  }

  /** Says of a finding that it is explained, or that it is as it looks; both with the reason. */
  @PostMapping("/review")
  @PreAuthorize("hasRole('SUPERVISOR')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void review(@RequestBody @Valid ReviewBody body) {
    desk.review(body.code(), body.flag(), body.action(), body.verdict(), body.reason(), officer.get().id())
        .ifPresent(refusal -> {
          throw new RefusedException(refusal);
        });
  }

  record ReviewBody(@NotBlank @Size(max = 100) String code, @NotBlank @Size(max = 100) String flag,
      @NotBlank @Size(max = 100) String action, @NotNull Verdict verdict, @NotBlank @Size(max = 2000) String reason) {}

  /** @param states how many of the period's findings stand in which state, whatever was asked for */
  record Page(int total, Map<State, Long> states, List<View> findings) {}

  record View(State state, Asked question) {

    static View of(Question question) {
      return new View(FindingController.state(question), Asked.of(question));
    }
  }

  /** A question with the words of its finding. */
  record Asked(String code, String programme, String ward, FindingView finding, String article,
      FindingDesk.@Nullable Action event, @Nullable Review review, InRates inRates) {

    static Asked of(Question question) {
      return new Asked(question.code(), question.programme(), question.ward(), FindingView.of(question.finding()),
          question.article(), question.event(), question.review(), question.inRates());
    }
  }
}
