package vn.kip.eligibility.adapter.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.eligibility.domain.Posting;

class PostingTest {

  private static final WorkingCalendar CALENDAR = Calendars.vietnam().announced();

  @Test
  void a_posting_of_two_working_days_ends_on_the_second_and_beyond_the_calendar_names_the_missing_year() {
    assertThat(EligibilityWiring.posting(2, Instant.parse("2026-12-29T02:00:00Z"), CALENDAR))
        .isEqualTo(new Posting.DecidableFrom(LocalDate.of(2026, 12, 31)));
    assertThat(EligibilityWiring.posting(2, Instant.parse("2026-12-30T02:00:00Z"), CALENDAR))
        .isEqualTo(new Posting.CalendarMissing(2027));
  }

  @Test
  void what_is_not_posted_waits_only_where_the_programme_posts() {
    assertThat(EligibilityWiring.posting(2, null, CALENDAR)).isEqualTo(new Posting.NotPosted());
    assertThat(EligibilityWiring.posting(null, null, CALENDAR)).isEqualTo(new Posting.NotRequired());
  }
}
