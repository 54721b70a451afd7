package vn.kip.reporting.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.Deadline;
import vn.kip.discretion.Discretion;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.office.Role;
import vn.kip.programmes.Catalogue;
import vn.kip.reporting.application.CaseSearch;
import vn.kip.reporting.application.Worklists;
import vn.kip.reporting.domain.Dossier;
import vn.kip.reporting.domain.NextStep;
import vn.kip.reporting.domain.NextStep.Desk;
import vn.kip.reporting.domain.WorkItem;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.RefusedException;

/** The portal by itself learns what presses at a desk, and nothing of the person; nobody else needs to ask that way. */
class DueTest {

  private static final InstantSource CLOCK = InstantSource.fixed(Dossier.moment("2022-03-08 07:00"));

  @Configuration(proxyBeanMethods = false)
  @EnableMethodSecurity
  @Import({DueController.class, WorklistController.class, CurrentOfficer.class})
  static class Office {

    @Bean
    Discretion discretion() {
      return new Discretion(Catalogue.bundled());
    }

    @Bean
    Worklists worklists() {
      var items = List.of(item("late", "2022-03-07"), item("near", "2022-03-10"), item("in-time", "2022-03-31"));
      var search = (CaseSearch) Proxy.newProxyInstance(CaseSearch.class.getClassLoader(),
          new Class<?>[]{CaseSearch.class}, (_, method, _) -> {
            assertThat(method.getName()).isEqualTo("work");
            return items;
          });
      return new Worklists(search, Calendars.vietnam().announced(), CLOCK, Set.of("19333"));
    }

    private static WorkItem item(String code, String due) {
      return new WorkItem("id-" + code, code, "P", "19333", "Bùi Thị Đào", Channel.DESK, NextStep.APPRAISE,
          Dossier.moment("2022-03-01 08:00"), LocalDate.of(2022, 3, 1), new Deadline.EndOfDay(LocalDate.parse(due)),
          Set.of("D1"));
    }
  }

  @AfterEach
  void nobodyIsSignedIn() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void what_presses_is_told_by_code_and_date_only() {
    try (var office = new AnnotationConfigApplicationContext(Office.class)) {
      as(Role.LOOKUP);
      var found = office.getBean(DueController.class).due(Desk.DIVISION, null);

      var json = JsonMapper.builder().build().valueToTree(found);
      assertThat(json.path("total").asInt()).isEqualTo(2);
      assertThat(json.path("items").get(0).propertyNames()).containsExactlyInAnyOrder("code", "due", "urgency");
      assertThat(json.path("items").get(0).path("code").asString()).isEqualTo("late");
      assertThat(json.path("items").get(1).path("urgency").asString()).isEqualTo("NEAR");
      assertThat(json.toString()).doesNotContain("Đào", "19333", "id-", "D1", "in-time");
    }
  }

  @Test
  void a_wards_desk_is_asked_for_by_its_ward() {
    try (var office = new AnnotationConfigApplicationContext(Office.class)) {
      as(Role.LOOKUP);
      var desk = office.getBean(DueController.class);

      assertThat(desk.due(Desk.WARD, "19333").total()).isEqualTo(2);
      assertThatThrownBy(() -> desk.due(Desk.WARD, null)).isInstanceOf(RefusedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOOKUP")
  void nobody_else_may_ask(Role role) {
    try (var office = new AnnotationConfigApplicationContext(Office.class)) {
      as(role);
      var desk = office.getBean(DueController.class);

      assertThatThrownBy(() -> desk.due(Desk.DIVISION, null)).isInstanceOf(AccessDeniedException.class);
    }
  }

  @Test
  void the_portal_by_itself_sees_no_list_with_names() {
    try (var office = new AnnotationConfigApplicationContext(Office.class)) {
      as(Role.LOOKUP);
      var lists = office.getBean(WorklistController.class);

      assertThatThrownBy(() -> lists.list(Desk.DIVISION, null, Set.of(), Set.of(), null, 0, 50))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(lists::backlog).isInstanceOf(AccessDeniedException.class);
    }
  }

  private static void as(Role role) {
    SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("x", "x", "ROLE_" + role));
  }
}
