package vn.kip.pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a supervisor reads in the morning and signs at the end of the month. */
@ExtendWith(Office.Opened.class)
class SupervisorPagesIT {

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
    supervisor.page().locator("main table a").first().click();
    supervisor.isSound("finding");
    supervisor.opens("/supervisor/dead-letters").isSound("dead-letters");
  }
}
