package vn.kip.eligibility.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.Sex;

class BirthDatesTest {

  private static DossierSubmitted born(String particulars, Object form) {
    return new DossierSubmitted("ANY", "19333", Channel.DESK,
        new Applicant("Bùi Thị Đào", "045150302395", particulars, Sex.F), Map.of("birthDate", form, "hiv", false),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({"1950-05-20,1940-05-20", "1950-05-20,1951", "1950,1940", "1950,1940-05-20"})
  void two_birth_dates_of_one_person_are_none(String particulars, String form) {
    assertThat(BirthDates.contradicting(born(particulars, form))).contains(form);
    assertThat(BirthDates.undisputed(born(particulars, form))).containsOnlyKeys("hiv");
  }

  @ParameterizedTest
  @CsvSource({"1950-05-20,1950-05-20", "1950-05-20,1950", "1950,1950-05-20"})
  void a_year_agrees_with_any_day_of_it(String particulars, String form) {
    assertThat(BirthDates.contradicting(born(particulars, form))).isEmpty();
    assertThat(BirthDates.undisputed(born(particulars, form))).containsEntry("birthDate", form);
  }

  @Test
  void a_year_may_be_a_number() {
    assertThat(BirthDates.contradicting(born("1950-05-20", 1950))).isEmpty();
  }
}
