package vn.kip.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {

  @ParameterizedTest
  @ValueSource(strings = {"19000", "29000", "32668"})
  void ports_below_those_for_outgoing_calls_are_taken(String base) {
    assertThat(Installation.portBase(base)).isEqualTo(Integer.parseInt(base));
  }

  @ParameterizedTest
  @ValueSource(strings = {"32669", "32768", "45000", "65500"})
  void ports_that_the_system_gives_to_outgoing_calls_are_refused_with_the_reason(String base) {
    assertThatThrownBy(() -> Installation.portBase(base)).isInstanceOfSatisfying(KipFailure.class,
        refused -> assertThat(refused.exit()).isEqualTo(Exit.USAGE))
        .hasMessageContaining(base)
        .hasMessageContaining("outgoing calls")
        .hasMessageContaining("32768");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "80", "0190", "many", "190000"})
  void what_is_no_port_is_refused(String base) {
    assertThatThrownBy(() -> Installation.portBase(base)).isInstanceOf(KipFailure.class)
        .hasMessage("KIP_PORT_BASE must be a port number such as 19000, not " + base);
  }

  @Test
  void every_process_has_a_port_of_its_own_in_the_hundred() {
    var office = Installation.of(Installation.defaultData());

    assertThat(Installation.SERVICES.stream().map(office::port)).doesNotHaveDuplicates()
        .doesNotContain(office.storePort(), office.brokerPort(), office.controllerPort(), office.sandboxPort(),
            office.mailPort())
        .allSatisfy(port -> assertThat(port).isBetween(office.portBase(), office.portBase() + 99));
  }
}
