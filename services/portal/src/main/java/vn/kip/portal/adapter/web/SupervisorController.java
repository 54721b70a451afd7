package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpSession;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.AuditorClient;
import vn.kip.portal.adapter.services.PositionClient;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.adapter.services.SupervisionClient;
import vn.kip.portal.adapter.services.SupervisionClient.Findings;
import vn.kip.portal.adapter.services.SupervisionClient.Forecast;
import vn.kip.portal.adapter.services.SupervisionClient.OnTime;
import vn.kip.portal.adapter.services.SupervisionClient.Risk;
import vn.kip.portal.adapter.web.SupervisionPeriods.Choice;
import vn.kip.portal.application.DueDates;
import vn.kip.portal.domain.DueBadge;
import vn.kip.portal.domain.NavEntry;
import vn.kip.portal.domain.ReportPeriod;
import vn.kip.portal.domain.Standing;

/** Whether the office is on time: what may be claimed, where dossiers wait, and which will be late. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
class SupervisorController {

  static final String PATH = "/supervisor";

  private static final int ORDER = 10;
  private static final int AT_RISK = 20;

  private final SupervisionClient supervision;
  private final AuditorClient auditor;
  private final SupervisionPeriods periods;
  private final DueDates dates;
  private final InstantSource clock;
  private final LiveFigures live;

  SupervisorController(SupervisionClient supervision, AuditorClient auditor, SupervisionPeriods periods,
      DueDates dates, InstantSource clock, LiveFigures live) {
    this.supervision = supervision;
    this.auditor = auditor;
    this.periods = periods;
    this.dates = dates;
    this.clock = clock;
    this.live = live;
  }

  @Configuration(proxyBeanMethods = false)
  static class Navigation {

    private static final Set<Role> ROLES = Set.of(Role.SUPERVISOR, Role.AUDITOR);

    @Bean
    NavEntry supervisorEntry() {
      return new NavEntry("nav.supervisor", PATH, ORDER, ROLES);
    }
  }

  /** @param late whether the due date has passed; {@code chance} of being late in whole per cent */
  record AtRisk(Risk risk, DueBadge badge, boolean late, int chance) {}

  /** @param expected late ones of those that fall due, {@code chanceNone} that there are none, in whole per cent */
  record Outlook(LocalDate until, int overdue, String expected, int chanceNone, int all, List<AtRisk> first) {}

  @GetMapping(PATH)
  String overview(@RequestParam @Nullable String period,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
      @RequestHeader HttpHeaders headers, HttpSession session, Model model, Locale locale) {
    var choice = periods.choice(new SupervisionPeriods.Asked(period, from, to));
    boolean alone = headers.containsHeader("HX-Request") && !headers.containsHeader("HX-History-Restore-Request");
    model.addAttribute("choice", choice);
    model.addAttribute("steps", BacklogMatrix.STEPS);
    var backlog = Part.of(() -> alone
        ? live.answer("backlog", BacklogMatrix.class, () -> BacklogMatrix.of(supervision.backlog()))
        : BacklogMatrix.of(supervision.backlog()));
    model.addAttribute("backlog", backlog);
    try {
      addFigures(choice, alone, model);
      if (!alone) {
        addFlow(choice.period(), model);
      }
    } catch (ServiceRefusal refusal) {
      periods.refuse(refusal, model, locale);
    }
    if (alone) {
      return "fragments/overview :: live";
    }
    model.addAttribute("outlook", Part.of(() -> outlook(supervision.forecast())));
    model.addAttribute("audit", Part.of(auditor::last));
    LivePage.opened(session, clock.instant());
    return "supervisor";
  }

  private void addFlow(ReportPeriod period, Model model) {
    model.addAttribute("inAndOut", Part.of(() -> FlowChart.of(supervision.inAndOut(period))));
  }

  /** @param shared with the other pages that fetch the same at this moment */
  private void addFigures(Choice choice, boolean shared, Model model) {
    var period = choice.period();
    var report = Part.of(() -> shared
        ? live.answer("on-time " + choice.query(), OnTime.class, () -> supervision.onTime(period))
        : supervision.onTime(period));
    model.addAttribute("report", report);
    var value = report.value();
    if (value != null) {
      model.addAttribute("cards", RateCards.of(value));
      model.addAttribute("mark", new PositionClient.Position(dates.today(), value.seal()).mark());
    }
    var found = Part.of(() -> shared
        ? live.answer("findings " + choice.query(), Findings.class, () -> findings(period))
        : findings(period)).value();
    if (found != null) {
      model.addAttribute("open", found.states().getOrDefault("OPEN", 0));
      model.addAttribute("navCounts", Map.of(FindingsController.PATH, found.states().getOrDefault("OPEN", 0)));
    }
  }

  private Findings findings(ReportPeriod period) {
    return supervision.findings(period, null, null, 0);
  }

  private Outlook outlook(Forecast forecast) {
    var first = forecast.atRisk().stream().limit(AT_RISK).map(this::atRisk).toList();
    var ahead = forecast.outlook();
    var expected = BigDecimal.valueOf(ahead.expectedLate()).setScale(1, RoundingMode.HALF_UP).toPlainString();
    return new Outlook(ahead.until(), ahead.overdueNow(), expected.replace('.', ','),
        percent(ahead.chanceNoFurther()), forecast.total(), first);
  }

  private AtRisk atRisk(Risk risk) {
    return new AtRisk(risk, dates.badge(new Standing.Open(risk.due())), risk.due().isBefore(dates.today()),
        percent(risk.chanceLate()));
  }

  private static int percent(double chance) {
    return (int) Math.round(chance * 100);
  }
}
