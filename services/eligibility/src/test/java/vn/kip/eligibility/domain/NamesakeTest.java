package vn.kip.eligibility.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.Sex;

class NamesakeTest {

  private static DossierSubmitted of(String name, String number, String birthDate) {
    return new DossierSubmitted("ANY", "19333", Channel.DESK, new Applicant(name, number, birthDate, Sex.F), Map.of(),
        List.of());
  }

  @Test
  void namesakes_are_found_whatever_their_marks_and_however_much_of_the_birth_date_is_known() {
    assertThat(Namesake.key(of("Nguyễn Thị  Đào", "201234567", "1990")))
        .isEqualTo(Namesake.key(of("NGUYEN THI DAO", "048190001234", "1990-03-02")));
  }

  @Test
  void only_two_kinds_of_number_may_be_of_one_person() {
    var old = of("Nguyễn Thị Đào", "201234567", "1990").applicant();

    assertThat(Namesake.mayBeOne(old, of("Nguyễn Thị Đào", "048190001234", "1990-03-02").applicant())).isTrue();
    assertThat(Namesake.mayBeOne(old, of("Nguyễn Thị Đào", "201234568", "1990-03-02").applicant())).isFalse();
    assertThat(Namesake.mayBeOne(of("Nguyễn Thị Đào", "201234567", "1990-01-02").applicant(),
        of("Nguyễn Thị Đào", "048190001234", "1990-03-02").applicant())).isFalse();
  }
}
