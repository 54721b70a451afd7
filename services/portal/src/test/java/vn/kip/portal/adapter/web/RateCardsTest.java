package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kip.portal.adapter.services.SupervisionClient.Claim;
import vn.kip.portal.adapter.services.SupervisionClient.OnTime;
import vn.kip.portal.adapter.services.SupervisionClient.Rate;

/** One dossier is enough to make a difference. */
class RateCardsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 14);

  @Test
  void a_rate_is_a_hundred_only_when_every_dossier_is_on_time() {
    assertThat(official(9999, 10_000)).isEqualTo("99,9");
    assertThat(official(10_000, 10_000)).isEqualTo("100,0");
  }

  @Test
  void a_rate_is_zero_only_when_no_dossier_is_on_time() {
    assertThat(official(1, 10_000)).isEqualTo("0,1");
    assertThat(official(0, 10_000)).isEqualTo("0,0");
  }

  @Test
  void nothing_to_be_done_is_no_rate() {
    assertThat(RateCards.of(report(0, 0)).getFirst().percent()).isNull();
    assertThat(RateCards.of(report(0, 0)).getLast().points()).isNull();
  }

  private static String official(int numerator, int denominator) {
    return RateCards.of(report(numerator, denominator)).getFirst().figure();
  }

  private static OnTime report(int numerator, int denominator) {
    return new OnTime(DAY, DAY, List.of(), Map.of("official", new Rate(numerator, denominator, null)), 0, List.of(),
        new Claim(false, List.of()));
  }
}
