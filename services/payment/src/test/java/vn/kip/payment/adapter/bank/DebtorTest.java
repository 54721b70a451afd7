package vn.kip.payment.adapter.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.kip.bankmessages.OfficeAccount;

class DebtorTest {

  @Test
  void a_real_bank_is_not_given_an_invented_account() {
    assertThatThrownBy(() -> Debtor.of("https://bank.example.vn", "", "", ""))
        .hasMessageContaining("kip.bank.debtor-name")
        .hasMessageContaining("kip.bank.debtor-account");
    assertThatThrownBy(() -> Debtor.of("https://bank.example.vn", "UBND TP Dong Ha", "3761000000001", " "))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Debtor.of("https://bank.example.vn", "UBND TP Dong Ha", "3761", "970405"))
        .isEqualTo(new Debtor(new OfficeAccount("UBND TP Dong Ha", "3761", "970405")));
  }

  @Test
  void the_sandbox_on_this_machine_takes_an_invented_one() {
    assertThat(Debtor.of("http://127.0.0.1:29001", "", "", "").account().bank()).isNotBlank();
    assertThat(Debtor.of("http://localhost:19001", "", "", "").account().account()).isNotBlank();
  }

  @Test
  void a_name_that_stands_for_no_host_is_no_bank() {
    assertThat(Debtor.isNoBank("http://bank.invalid")).isTrue();
    assertThat(Debtor.isNoBank("http://invalid.example.vn")).isFalse();
    assertThat(Debtor.isNoBank("http://127.0.0.1:19001")).isFalse();
  }
}
