package vn.kip.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.kip.e2e.LiveDossier;

/** What a supervisor reads in the morning and signs at the end of the month. */
@ExtendWith(Office.Opened.class)
class SupervisorPagesIT {

  /** Milliseconds: some periods of the live line. */
  private static final int LIVE = 30_000;

  private final Office office;

  SupervisorPagesIT(Office office) {
    this.office = office;
  }

  @Test
  void one_page_says_whether_the_office_is_on_time_and_every_number_leads_on() {
    var supervisor = office.as("supervisor-1").opens("/supervisor?period=2023").isSound("supervisor");
    supervisor.opens("/supervisor/form06?period=2023").sees("Niêm phong").isSound("form06");
    supervisor.page().locator("table td a").first().click();
    supervisor.isSound("form06-dossiers");
    supervisor.opens("/supervisor/findings?period=2023").isSound("findings");
    supervisor.page().locator("a[href*='/supervisor/findings/review']").first().click();
    supervisor.isSound("finding");
    supervisor.opens("/supervisor/dead-letters").isSound("dead-letters");
    supervisor.opens("/supervisor?period=2023");
    supervisor.page().locator("#backlog tbody a").first().click();
    supervisor.isSound("open-dossiers");
    for (var report : new String[]{"stages", "overdue", "yearly?year=2022",
        "comparison?period=2023&knownAt=2023-01-10T08:00"}) {
      supervisor.opens("/supervisor/" + report + (report.contains("?") ? "" : "?period=2023"))
          .isSound(report.replaceAll("[?].*", ""));
    }
  }

  @Test
  void an_open_overview_follows_the_log_without_being_loaded_again() {
    var supervisor = office.as("supervisor-1").opens("/supervisor").sees("Chúng ta có đúng hạn không?");
    assertThat(supervisor.page().locator("#risk-changed")).isEmpty();
    supervisor.page().evaluate("window.sameDocument = true");
    LiveDossier.atTheDesk(office.kip());
    assertThat(supervisor.page().locator("#risk-changed")).containsText("Đã có thay đổi",
        new LocatorAssertions.ContainsTextOptions().setTimeout(LIVE));
    assertThat(supervisor.page().evaluate("window.sameDocument === true")).as("not loaded again").isEqualTo(true);
  }
}
