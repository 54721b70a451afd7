package vn.kip.bankmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.deadlines.Calendars;

/** Names, accounts, sums and days as banks take them (cases B11, B12, B14). */
class BankTextTest {

  private static final String SEVENTY = "N".repeat(70);

  @ParameterizedTest
  @CsvSource({"Nguyễn Thị Đào,NGUYEN THI DAO", "Đặng Văn Ỷ,DANG VAN Y", "NGUYỄN THỊ ÐÀO,NGUYEN THI DAO",
      "Lê\u00a0Thị\u200b  Mơ,LE THI MO", "'H''Ly Niê (mẹ)',H'LY NIE (MẸ)",
      "Công ty 79/2 - A.B: +84,CONG TY 79/2 - A.B: +84"})
  void a_name_is_written_in_capitals_without_marks(String name, String ascii) {
    var expected = ascii.replace("Ẹ", "E");
    assertThat(BankText.name("name", name)).isEqualTo(expected);
    assertThat(BankText.name("name", Normalizer.normalize(name, Normalizer.Form.NFD))).isEqualTo(expected);
  }

  @Test
  void a_long_name_ends_with_a_whole_word() {
    assertThat(BankText.name("name", SEVENTY + " " + "O".repeat(69) + " P")).isEqualTo(SEVENTY + " " + "O".repeat(69));
    assertThat(BankText.name("name", SEVENTY + " " + "O".repeat(70))).isEqualTo(SEVENTY);
    assertThat(BankText.name("name", "O".repeat(141))).hasSize(140);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A & B", "<con>", "Đào\u0000", "李", "a_b", "", "\u00a0"})
  void what_cannot_be_written_is_refused_and_never_replaced(String name) {
    assertThatThrownBy(() -> BankText.name("holder", name)).isInstanceOfSatisfying(UnwritableException.class,
        refusal -> assertThat(refusal.field()).isEqualTo("holder"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123 4567 8901", "0123.4567.8901", "012345678901\u00a0", " 0123\u202f4567\u200b8901"})
  void an_account_is_typed_as_it_is_printed(String typed) {
    assertThat(AccountNumber.find(typed)).contains("012345678901");
  }

  @Test
  void an_account_may_have_capitals_and_nothing_else() {
    assertThat(AccountNumber.find("VCB0123456")).contains("VCB0123456");
    for (var none : new String[]{"12345", "1".repeat(20), "0123-4567", "abc123456", "", "số 0123456"}) {
      assertThat(AccountNumber.find(none)).as(none).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
      "0,Không đồng", "1,Một đồng", "5,Năm đồng", "10,Mười đồng", "11,Mười một đồng", "15,Mười lăm đồng",
      "20,Hai mươi đồng", "21,Hai mươi mốt đồng", "24,Hai mươi bốn đồng", "25,Hai mươi lăm đồng", "100,Một trăm đồng",
      "101,Một trăm linh một đồng", "105,Một trăm linh năm đồng", "110,Một trăm mười đồng",
      "115,Một trăm mười lăm đồng", "555,Năm trăm năm mươi lăm đồng", "1000,Một nghìn đồng",
      "1005,Một nghìn không trăm linh năm đồng", "1010,Một nghìn không trăm mười đồng",
      "360000,Ba trăm sáu mươi nghìn đồng", "1000001,Một triệu không trăm linh một đồng",
      "1855000,Một triệu tám trăm năm mươi lăm nghìn đồng",
      "2010000,Hai triệu không trăm mười nghìn đồng",
      "1729500000,Một tỷ bảy trăm hai mươi chín triệu năm trăm nghìn đồng",
      "1000000005,Một tỷ không trăm linh năm đồng", "1000000000000,Một nghìn tỷ đồng",
      "1001000000000,Một nghìn không trăm linh một tỷ đồng",
      "21021021021,Hai mươi mốt tỷ không trăm hai mươi mốt triệu không trăm hai mươi mốt nghìn không trăm hai mươi mốt đồng",
      "1000000000000000,Một triệu tỷ đồng"})
  void a_sum_has_words(long dong, String words) {
    assertThat(AmountInWords.of(dong)).isEqualTo(words);
  }

  @Test
  void a_sum_below_nothing_and_one_beyond_all_sense_have_none() {
    assertThatThrownBy(() -> AmountInWords.of(-1)).isInstanceOf(UnwritableException.class);
    assertThatThrownBy(() -> AmountInWords.of(AmountInWords.MOST + 1)).isInstanceOf(UnwritableException.class);
  }

  /** B12: a Saturday, Tết, and a Saturday that offices work in exchange for another day. */
  @Test
  void an_order_is_carried_out_on_a_day_on_which_banks_work() {
    var calendar = Calendars.vietnam();

    assertThat(BankingDays.onOrAfter(calendar, LocalDate.of(2026, 11, 28))).isEqualTo("2026-11-30");
    assertThat(BankingDays.onOrAfter(calendar, LocalDate.of(2026, 2, 17))).isEqualTo("2026-02-23");
    assertThat(BankingDays.onOrAfter(calendar, LocalDate.of(2022, 4, 22))).isEqualTo("2022-04-22");
    assertThat(BankingDays.after(calendar, LocalDate.of(2022, 4, 22), 3)).isEqualTo("2022-04-27");
    assertThat(BankingDays.unansweredSince(calendar, LocalDate.of(2022, 4, 28), 3)).isEqualTo("2022-04-24");
    assertThat(BankingDays.unansweredSince(calendar, LocalDate.of(2022, 4, 27), 3)).isEqualTo("2022-04-21");
    calendar.releases().forEach(release -> release.workingDays().keySet()
        .forEach(swapped -> assertThat(BankingDays.onOrAfter(calendar, swapped)).isAfter(swapped)));
  }
}
