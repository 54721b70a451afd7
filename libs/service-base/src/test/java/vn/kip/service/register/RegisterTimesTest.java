package vn.kip.service.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.casefile.Refusal;

class RegisterTimesTest {

  private static final Instant LATEST = Instant.parse("2022-03-02T01:00:00Z");
  private static final String AT = "2022-03-01T08:15:00+07:00";

  @Test
  void a_row_of_the_past_is_read_up_to_the_present_and_what_clocks_differ_by() {
    assertThat(read(AT, "2022-03-02T08:00:00+07:00").recordedAt()).isEqualTo(LATEST);
  }

  @ParameterizedTest
  @CsvSource({
      "+999999999-12-31T23:59:59-18:00,2022-03-01T08:15:00+07:00,occurred_at,register.time-impossible",
      "2022-03-01T08:15:00+07:00,+999999999-12-31T23:59:59-18:00,recorded_at,register.time-impossible",
      "-999999999-01-01T00:00:00+18:00,2022-03-01T08:15:00+07:00,occurred_at,register.time-impossible",
      "1900-01-01T06:59:59+07:00,2022-03-01T08:15:00+07:00,occurred_at,register.time-impossible",
      "2022-03-02T08:00:01+07:00,2022-03-02T08:00:01+07:00,occurred_at,register.time-in-future",
      "2022-03-01T08:15:00+07:00,2022-03-02T08:00:01+07:00,recorded_at,register.time-in-future",
      "yesterday,2022-03-01T08:15:00+07:00,occurred_at,register.instant-unreadable"})
  void a_time_that_cannot_be_is_refused_by_its_column(String occurredAt, String recordedAt, String column, String key) {
    assertThatThrownBy(() -> read(occurredAt, recordedAt)).isInstanceOfSatisfying(Unreadable.class,
        unreadable -> assertThat(unreadable.refusal()).isEqualTo(Refusal.invalid(key, column, "value",
            column.equals("occurred_at") ? occurredAt : recordedAt)));
  }

  @Test
  void a_date_of_a_detail_is_one_of_this_offices_years() {
    assertThat(new RegisterDetail(Map.of("newDate", "2999-12-31")).date("newDate"))
        .isEqualTo(LocalDate.of(2999, 12, 31));
    for (var impossible : new String[]{"+999999999-12-31", "1899-12-31", "3000-01-01", "2022-02-30"}) {
      assertThatThrownBy(() -> new RegisterDetail(Map.of("newDate", impossible)).date("newDate"))
          .isInstanceOfSatisfying(Unreadable.class,
              unreadable -> assertThat(unreadable.refusal().field()).isEqualTo("detail.newDate"));
    }
  }

  private static RegisterAction read(String occurredAt, String recordedAt) {
    return RegisterAction.read("key",
        new RegisterRequest.ActionRow("1", occurredAt, recordedAt, "ward-1", "POSTED", Map.of()), LATEST);
  }
}
