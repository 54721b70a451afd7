package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import vn.kip.portal.domain.DueBadge;

class FormatTest {

  private final Format format = new Format(new Languages().messageSource(), Nobody.known());

  @AfterEach
  void forgetTheLanguage() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void money_has_points_and_a_space_that_does_not_break() {
    assertThat(format.money(1_729_500_000L)).isEqualTo("1.729.500.000\u00a0đ");
    assertThat(format.money(0)).isEqualTo("0\u00a0đ");
  }

  @Test
  void dates_are_day_month_year_by_the_office_s_clocks() {
    LocaleContextHolder.setLocale(Languages.VIETNAMESE);
    assertThat(format.date(LocalDate.of(2022, 12, 6))).isEqualTo("06/12/2022");
    assertThat(format.dateTime(Instant.parse("2022-12-13T17:05:00Z"))).isEqualTo("14/12/2022 00:05");
    assertThat(format.weekday(LocalDate.of(2022, 12, 16))).isEqualTo("Thứ Sáu");
  }

  @Test
  void what_is_left_is_said_in_words() {
    var badge = new DueBadge(DueBadge.Shape.NEAR, DueBadge.Words.LEFT, 1, LocalDate.of(2022, 12, 15));
    LocaleContextHolder.setLocale(Languages.VIETNAMESE);
    assertThat(format.due(badge)).isEqualTo("còn 1 ngày làm việc");
    LocaleContextHolder.setLocale(Locale.ENGLISH);
    assertThat(format.due(badge)).isEqualTo("1 working day left");
  }
}
