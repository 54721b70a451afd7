package vn.kip.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.events.OfficerId;

/** What a ward makes of an officer's roles. */
class OfficerTest {

  @ParameterizedTest(name = "{0} of ward {1} sees {2}: own {3}, other {4}; desk: own {5}")
  @CsvSource(nullValues = "-", emptyValue = "", value = {
      // roles                        | ward | confined | own  | other | desk of own
      "WARD_OFFICER,                    19330, 19330,     true,  false, true",
      "WARD_OFFICER+APPRAISER,          19330, 19330,     true,  false, true",
      "WARD_OFFICER+DECIDER,            19330, 19330,     true,  false, true",
      "WARD_OFFICER+PAYMENT_OFFICER,    19330, 19330,     true,  false, true",
      "WARD_OFFICER+SUPERVISOR,         19330, 19330,     true,  false, true",
      "WARD_OFFICER+REGISTER_IMPORT,    19330, 19330,     true,  false, true",
      "WARD_OFFICER+SUPERVISOR+AUDITOR, 19330, 19330,     true,  false, true",
      // A ward that was left behind when the role changed confines rather than being forgotten.
      "APPRAISER,                       19330, 19330,     true,  false, false",
      // Nobody has said which ward: none, and another role is no way round it.
      "WARD_OFFICER,                    -,     '',        false, false, false",
      "WARD_OFFICER+APPRAISER,          -,     '',        false, false, false",
      "APPRAISER,                       -,     -,         true,  true,  false",
      "SUPERVISOR+AUDITOR,              -,     -,         true,  true,  false",
      "REGISTER_IMPORT,                 -,     -,         true,  true,  false"})
  void a_second_role_does_not_lift_the_ward(String roles, @Nullable String ward, @Nullable String confinedTo,
      boolean seesOwn, boolean seesOther, boolean desk) {
    var held = EnumSet.noneOf(Role.class);
    Arrays.stream(roles.split("\\+")).map(Role::valueOf).forEach(held::add);
    var officer = new Officer(new OfficerId("hanh"), held, ward);

    assertThat(officer.confinedTo()).isEqualTo(confinedTo);
    assertThat(officer.mayActFor("19330")).isEqualTo(seesOwn);
    assertThat(officer.mayActFor("19333")).isEqualTo(seesOther);
    assertThat(officer.sitsAtDeskOf("19330")).isEqualTo(desk);
    assertThat(officer.sitsAtDeskOf("19333")).isFalse();
  }
}
