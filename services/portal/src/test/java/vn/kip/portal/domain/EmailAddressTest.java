package vn.kip.portal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"lien@dongha.quangtri.gov.vn", "hoang.thi-lien+kip@dongha.example", "a@b.vn"})
  void an_address_is_taken_as_it_is(String typed) {
    assertThat(EmailAddress.parse(" " + typed + " ")).contains(new EmailAddress(typed));
  }

  @Test
  void the_domain_is_written_in_small_letters() {
    assertThat(EmailAddress.parse("Lien@DongHa.Example")).contains(new EmailAddress("Lien@dongha.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lien", "lien@", "@dongha.vn", "lien@localhost", "lien@dongha..vn", "li en@dongha.vn",
      "a@b.vn, c@d.vn", "Lien <a@b.vn>", "a@b.vn\r\nBcc: c@d.vn", "a@-b.vn", ".a@b.vn"})
  void what_is_no_address_or_more_than_one_is_not(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }
}
