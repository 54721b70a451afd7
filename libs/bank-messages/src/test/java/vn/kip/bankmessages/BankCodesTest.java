package vn.kip.bankmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BankCodesTest {

  private static final LocalDate DAY = LocalDate.of(2022, 4, 22);

  @Test
  void every_bank_that_ships_has_its_own_code() {
    assertThat(BankCodes.of("").on(DAY)).hasSizeGreaterThan(40).extracting(BankCodes.Bank::code)
        .doesNotHaveDuplicates().allMatch(code -> code.matches("[0-9A-Z]{1,35}"));
    assertThat(BankCodes.of("").find("970436", DAY)).hasValueSatisfying(
        bank -> assertThat(bank.name()).contains("Vietcombank"));
  }

  @Test
  void a_code_holds_from_its_first_day_to_its_last() throws Exception {
    var codes = read("# two\n1;2022-04-22;2022-04-23;A; B\n1;2022-04-24;;C\n");

    assertThat(codes.find("1", LocalDate.of(2022, 4, 21))).isEmpty();
    assertThat(codes.find("1", LocalDate.of(2022, 4, 23)).orElseThrow().name()).isEqualTo("A; B");
    assertThat(codes.find("1", LocalDate.of(2022, 4, 24)).orElseThrow().name()).isEqualTo("C");
    assertThat(codes.find("2", DAY)).isEmpty();
  }

  @Test
  void a_line_that_is_none_is_named() {
    assertThatThrownBy(() -> read("970436;today;;A")).hasMessageContaining("970436;today;;A");
    assertThatThrownBy(() -> read("970436")).hasMessageContaining("970436");
  }

  private static BankCodes read(String text) throws IOException {
    return BankCodes.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
