package vn.kip.portal.adapter.web;

import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.util.UriComponentsBuilder;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.ReportingClient;
import vn.kip.portal.adapter.services.ReportingClient.Desk;
import vn.kip.portal.adapter.services.ReportingClient.Part;
import vn.kip.portal.adapter.services.ReportingClient.Step;
import vn.kip.portal.adapter.services.ReportingClient.Urgency;
import vn.kip.portal.application.DueDates;
import vn.kip.portal.domain.NavEntry;

/** What each desk has to do, by when: one page, three lists. */
@Controller
class WorklistController {

  static final String WARD = "/ward";
  static final String APPRAISE = "/appraise";
  static final String DECIDE = "/decide";

  private static final int SIZE = 50;
  private static final int FIRST = 10;
  private static final int MOST_PAGES = 10_000;

  private final ReportingClient reporting;
  private final Worklists lists;
  private final Names names;
  private final DueDates dueDates;

  WorklistController(ReportingClient reporting, Worklists lists, Names names, DueDates dueDates) {
    this.reporting = reporting;
    this.lists = lists;
    this.names = names;
    this.dueDates = dueDates;
  }

  @Configuration(proxyBeanMethods = false)
  static class Navigation {

    @Bean
    NavEntry wardWork() {
      return new NavEntry("work.nav.ward", WARD, FIRST, Set.of(Role.WARD_OFFICER));
    }

    @Bean
    NavEntry appraisalWork() {
      return new NavEntry("work.nav.appraise", APPRAISE, FIRST, Set.of(Role.APPRAISER));
    }

    @Bean
    NavEntry decisionWork() {
      return new NavEntry("work.nav.decide", DECIDE, FIRST, Set.of(Role.DECIDER));
    }
  }

  /** What the address asks for; htmx asks for the list alone, but for a page out of the browser's history. */
  record Asked(@Nullable Urgency urgency, @Nullable Step step, @Nullable String programme, @Nullable Integer page) {

    Part part() {
      return new Part(urgency, step, programme == null || programme.isBlank() ? null : programme);
    }

    int number() {
      return page == null ? 0 : Math.clamp(page, 0, MOST_PAGES);
    }
  }

  @GetMapping(WARD)
  @PreAuthorize("hasRole('WARD_OFFICER')")
  String ward(Asked asked, @RequestHeader HttpHeaders headers, Model model) {
    return show(Desk.WARD, WARD, asked, headers, model);
  }

  @GetMapping(APPRAISE)
  @PreAuthorize("hasRole('APPRAISER')")
  String appraise(Asked asked, @RequestHeader HttpHeaders headers, Model model) {
    return show(Desk.DIVISION, APPRAISE, asked, headers, model);
  }

  @GetMapping(DECIDE)
  @PreAuthorize("hasRole('DECIDER')")
  String decide(Asked asked, @RequestHeader HttpHeaders headers, Model model) {
    return show(Desk.CHAIRMAN, DECIDE, asked, headers, model);
  }

  private String show(Desk desk, String path, Asked asked, HttpHeaders headers, Model model) {
    var part = asked.part();
    var list = reporting.worklist(desk, part, asked.number(), SIZE);
    var counts = new LinkedHashMap<String, Long>();
    counts.put(path, list.all());
    model.addAttribute("navCounts", counts);
    model.addAttribute("desk", desk);
    model.addAttribute("path", path);
    model.addAttribute("today", dueDates.today());
    model.addAttribute("part", part);
    model.addAttribute("list", list);
    model.addAttribute("tiles", lists.tiles(desk, list));
    model.addAttribute("rows", lists.rows(list));
    model.addAttribute("steps", lists.steps(desk));
    model.addAttribute("programmes", names.programmesByName());
    model.addAttribute("number", asked.number());
    model.addAttribute("size", SIZE);
    model.addAttribute("address", address(path, part));
    boolean alone = headers.containsHeader("HX-Request") && !headers.containsHeader("HX-History-Restore-Request");
    return alone ? "worklist :: list" : "worklist";
  }

  /** Of the same part, ready for another parameter. */
  private static String address(String path, Part part) {
    var builder = UriComponentsBuilder.fromPath(path);
    part.asked().forEach(builder::queryParam);
    var address = builder.encode().build().toUriString();
    return address.contains("?") ? address : address + "?";
  }
}
