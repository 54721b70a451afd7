package vn.kip.eligibility.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.Line;
import vn.kip.events.EligibilityEvent.Obstacle;
import vn.kip.events.EligibilityEvent.Status;

class AssessedEventsTest {

  private static final String PERSON = "045187000001";
  private static final Line IN_A_SENTENCE = new Line(0, PERSON, false, 0, "A person is paid once; H50-1 was accepted "
      + "earlier.", "Mỗi người chỉ được hỗ trợ một lần; hồ sơ H50-1 được tiếp nhận trước.", null, null);

  @Test
  void a_line_that_an_older_event_words_is_the_same_where_it_names_the_same_dossier() {
    assertThat(AssessedEvents.sameResult(assessed(IN_A_SENTENCE), assessed(paidBy("H50-1")))).isTrue();
    assertThat(AssessedEvents.sameResult(assessed(IN_A_SENTENCE), assessed(paidBy("H50-2")))).isFalse();
  }

  @Test
  void another_dossier_or_a_line_that_is_paid_now_is_another_result() {
    var paid = new Line(0, PERSON, true, 0, null, null, null, null);

    assertThat(AssessedEvents.sameResult(assessed(paidBy("H50-1")), assessed(paidBy("H50-1")))).isTrue();
    assertThat(AssessedEvents.sameResult(assessed(paidBy("H50-1")), assessed(paidBy("H50-2")))).isFalse();
    assertThat(AssessedEvents.sameResult(assessed(paidBy("H50-1")), assessed(paid))).isFalse();
    assertThat(AssessedEvents.sameResult(assessed(paid), assessed(IN_A_SENTENCE))).isFalse();
    assertThat(AssessedEvents.sameResult(assessed(), assessed(paid))).isFalse();
  }

  private static Line paidBy(String code) {
    return new Line(0, PERSON, false, 0, null, null, Obstacle.PAID_BY_EARLIER_DOSSIER, List.of(code));
  }

  private static DossierAssessed assessed(Line... lines) {
    return new DossierAssessed(LocalDate.of(2021, 9, 1), Status.INELIGIBLE, null, null, null, null, List.of(),
        List.of(), List.of(), List.of(), List.of(lines), "COV_STOPPED@2021-07-01", null, null, null);
  }
}
