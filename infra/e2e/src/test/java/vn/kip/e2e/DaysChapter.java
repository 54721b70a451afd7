package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import vn.kip.events.ReportingEvent.DueDateRecalculated;

/** Days pass: a restart, a holiday declared since, the register once more, a rebuild, and the audit of it all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DaysChapter extends OfficeChapter {

  private final DeclaredHoliday holiday;
  private String waiting = "none";
  private LocalDate promised = LocalDate.MIN;

  DaysChapter(Kip kip, Path folder, DeclaredHoliday holiday) {
    super(kip, folder);
    this.holiday = holiday;
  }

  @Test
  @Order(1)
  void after_a_stop_and_a_start_with_a_new_holiday_the_figures_are_the_same() throws IOException {
    waiting = LiveDossier.atTheDesk(kip).id();
    var slip = kip.post(WARD_OFFICER, "intake", "/dossiers/" + waiting + "/acceptance", Map.of()).body();
    promised = LocalDate.parse(slip.path("due").path("due").asString());
    var code = slip.path("code").asString();
    LiveDossier.soon(() -> kip.get("supervisor-1", "reporting", "/dossiers/by-code?code=" + Kip.encoded(code)).body()
        .path("state").asString(""), "OPEN");
    var before = figures();

    assertThat(kip.run("down").exitCode()).isZero();
    holiday.declare(promised);
    assertThat(kip.run("up").exitCode()).isZero();

    assertThat(figures()).isEqualTo(before);
    assertThat(kip.run("status", "--json"))
        .satisfies(status -> assertThat(status.exitCode()).as(status.out()).isZero());
  }

  @Test
  @Order(2)
  void the_holiday_moves_what_is_open_by_an_event_and_the_slip_shows_both_dates() {
    LiveDossier.soon(() -> Integer.toString(slip().path("moved").size()), "1");

    var moved = slip().path("moved").path(0);
    assertThat(moved.path("oldDue").asString()).isEqualTo(promised.toString());
    assertThat(LocalDate.parse(moved.path("newDue").asString())).isAfter(promised);
    assertThat(moved.path("release").asString()).isEqualTo(DeclaredHoliday.RELEASE);
    assertThat(slip().path("due").path("due")).isEqualTo(moved.path("newDue"));
    var recalculated = CaseLogOfTheOffice.events().stream()
        .filter(entry -> entry.event() instanceof DueDateRecalculated).toList();
    assertThat(recalculated).singleElement().satisfies(entry -> {
      assertThat(entry.dossier().toString()).contains(waiting);
      assertThat(((DueDateRecalculated) entry.event()).oldDue()).isEqualTo(promised);
    });
  }

  private JsonNode slip() {
    return kip.get(WARD_OFFICER, "intake", "/dossiers/" + waiting + "/slip").body();
  }

  @Test
  @Order(3)
  void the_same_register_again_changes_nothing() {
    var figures = figures();

    var again = kip.run("import", YEAR.toString(), "--json");

    assertThat(again.json().path("dossiers").path("unchanged").asInt()).isEqualTo(2_979);
    assertThat(again.json().path("actions").path("unchanged").asInt()).isEqualTo(17_560);
    assertThat(again.json().path("targets").path("unchanged").asInt()).isEqualTo(3);
    assertThat(again.json().path("indicators").path("unchanged").asInt()).isEqualTo(17);
    assertThat(figures()).isEqualTo(figures);
    assertThat(figures.path("received").asInt())
        .isEqualTo(figures.path("resolved").asInt() + figures.path("open").asInt() + figures.path("withdrawn").asInt());
  }

  /** The restart before has let days pass since 2022. */
  @Test
  @Order(4)
  void whose_age_or_year_has_changed_an_allowance_is_proposed_for_adjustment() {
    LiveDossier.soon(
        () -> kip.get("supervisor-1", "eligibility", "/adjustments").body().path("total").asInt() > 0 ? "some" : "none",
        "some");

    var own = kip.get(WARD_OFFICER, "eligibility", "/adjustments").body();
    assertThat(own.path("total").asInt()).isPositive();
    own.path("adjustments").forEach(adjustment -> {
      assertThat(adjustment.path("ward").asString()).isEqualTo("19336");
      assertThat(adjustment.path("proposal").path("now")).isNotEqualTo(adjustment.path("proposal").path("was"));
    });
    problem(kip.get(WARD_OFFICER, "eligibility", "/adjustments?ward=19333"), 403, "security.other-ward", "ward");
  }

  @Test
  @Order(5)
  void a_rebuild_from_the_log_gives_the_same_bytes_and_the_same_figures() {
    var before = figures();

    var rebuilt = kip.run("rebuild", "reporting", "--json");

    assertThat(rebuilt.exitCode()).as(rebuilt.out() + rebuilt.err()).isZero();
    assertThat(rebuilt.json().path("differences").size()).isZero();
    assertThat(rebuilt.json().path("folded").asLong()).isGreaterThan(17_560);
    assertThat(figures()).isEqualTo(before);
  }

  @Test
  @Order(6)
  void after_all_that_the_second_program_still_finds_nothing_wrong() {
    new AuditedLog(kip, folder).findsNothingInTheRunningSystem();
  }
}
