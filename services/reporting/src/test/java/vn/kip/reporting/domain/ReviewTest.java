package vn.kip.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.ReportingEvent.FindingReviewed;
import vn.kip.events.ReportingEvent.Verdict;
import vn.kip.reporting.domain.InRates.Side;

/** Decided in time, but on a Saturday: finding D14. */
class ReviewTest {

  private static final LocalDate MARCH = LocalDate.of(2022, 3, 1);
  private static final CaseFold FOLD = new CaseFold(Dossier.FIVE_DAYS, Dossier.CALCULATOR);

  private final Dossier dossier = Dossier.accepted("2022-03-01 08:00").decided("2022-03-05 10:00");

  @Test
  void a_finding_is_open_until_somebody_answers() {
    assertThat(Review.of(dossier.reading(), finding())).isEmpty();
  }

  @Test
  void the_last_word_counts_and_the_finding_stays() {
    var finding = finding();
    dossier.with("2022-03-10 08:00",
        new FindingReviewed("D14", finding.action(), Verdict.CONFIRMED, "Không có lệnh làm thêm giờ"))
        .with("2022-03-11 08:00",
            new FindingReviewed("D14", finding.action(), Verdict.EXPLAINED, "Có lệnh trực ngày thứ Bảy"));

    assertThat(Review.of(dossier.reading(), finding)).hasValue(new Review(Verdict.EXPLAINED,
        "Có lệnh trực ngày thứ Bảy", new OfficerId("officer-1"), Dossier.moment("2022-03-11 08:00")));
    assertThat(FOLD.findings(dossier.reading())).contains(finding);
  }

  @Test
  void an_answer_to_another_finding_is_not_taken_for_one() {
    dossier.with("2022-03-10 08:00", new FindingReviewed("D4", finding().action(), Verdict.EXPLAINED, "nhập muộn"));

    assertThat(Review.of(dossier.reading(), finding())).isEmpty();
  }

  @Test
  void a_flagged_dossier_is_on_time_in_the_official_rate_and_not_in_the_unflagged_one() {
    assertThat(InRates.of(dossier.reading(), FOLD, MARCH, LocalDate.of(2022, 3, 31), true))
        .isEqualTo(new InRates(Side.ON_TIME, Side.ON_TIME, Side.NOT_ON_TIME, Side.NOT_COUNTED));
  }

  @ParameterizedTest
  @CsvSource({"2022-02-01,2022-03-04", "2022-03-06,2022-03-31"})
  void what_was_decided_outside_the_period_counts_in_another_one(LocalDate from, LocalDate to) {
    dossier.with("2022-03-05 11:00", new IntakeEvent.ResultReturned());

    assertThat(InRates.of(dossier.reading(), FOLD, from, to, true)).isEqualTo(
        new InRates(Side.NOT_COUNTED, Side.NOT_COUNTED, Side.NOT_COUNTED, Side.NOT_COUNTED));
  }

  @Test
  void what_lies_open_past_its_day_counts_in_the_provable_rate_alone() {
    var open = Dossier.accepted("2022-03-01 08:00").reading();

    assertThat(InRates.of(open, FOLD, MARCH, LocalDate.of(2022, 3, 8), false).provable()).isEqualTo(Side.NOT_COUNTED);
    assertThat(InRates.of(open, FOLD, MARCH, LocalDate.of(2022, 3, 9), false))
        .isEqualTo(new InRates(Side.NOT_COUNTED, Side.NOT_ON_TIME, Side.NOT_COUNTED, Side.NOT_COUNTED));
  }

  private Finding finding() {
    return FOLD.findings(dossier.reading()).stream().filter(finding -> finding.flag() == Flag.D14).findFirst()
        .orElseThrow();
  }
}
