package vn.kip.portal.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nobody asks too often, and nobody fills the memory with addresses. */
class VisitsTest {

  private final Visits visits = new Visits(2, Duration.ofDays(1), 3);

  @Test
  void an_address_may_ask_so_often_and_no_more_while_others_may() {
    assertThat(visits.admits("203.0.113.1")).isTrue();
    assertThat(visits.admits("203.0.113.1")).isTrue();
    assertThat(visits.admits("203.0.113.1")).isFalse();
    assertThat(visits.admits("203.0.113.2")).isTrue();
  }

  @Test
  void addresses_of_one_network_count_together() {
    assertThat(visits.admits(Visits.visitor("2001:db8::1"))).isTrue();
    assertThat(visits.admits(Visits.visitor("2001:db8::2"))).isTrue();
    assertThat(visits.admits(Visits.visitor("2001:db8:0:0:ffff::3"))).isFalse();
    assertThat(visits.admits(Visits.visitor("2001:db8:0:1::3"))).isTrue();
  }

  @Test
  void asking_whether_one_would_be_admitted_does_not_count() {
    for (int times = 0; times < 5; times++) {
      assertThat(visits.wouldAdmit("000.18.25.H50-221114-0003")).isTrue();
    }
    visits.admits("000.18.25.H50-221114-0003");
    visits.admits("000.18.25.H50-221114-0003");
    assertThat(visits.wouldAdmit("000.18.25.H50-221114-0003")).isFalse();
  }

  @Test
  void so_many_addresses_are_remembered_and_no_more() {
    for (int host = 1; host < 100; host++) {
      visits.admits("203.0.113." + host);
    }
    assertThat(visits.remembered()).isEqualTo(3);
  }
}
