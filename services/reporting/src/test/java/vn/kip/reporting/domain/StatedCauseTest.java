package vn.kip.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.Refusal;
import vn.kip.events.OfficerId;
import vn.kip.events.ReportingEvent.OverdueCauseStated;
import vn.kip.reporting.domain.OverdueCauses.Cause;
import vn.kip.reporting.domain.OverdueCauses.CauseList;
import vn.kip.reporting.domain.OverdueCauses.Group;

/** Accepted on 1 March under five working days: due on the 8th. */
class StatedCauseTest {

  private static final CauseList LIST = new CauseList(LocalDate.of(2020, 1, 1), "form 07", List.of(),
      List.of(new Group("b", "cán bộ", "officers", List.of(new Cause("b1", "chậm", "slow")))));
  private static final Instant MUCH_LATER = Dossier.moment("2022-06-01 08:00");

  private final Dossier dossier = Dossier.accepted("2022-03-01 08:00");

  @Test
  void the_last_statement_holds_and_both_stay_in_the_log() {
    dossier.decided("2022-03-10 10:00")
        .with("2022-03-11 08:00", stated("b1", "Nhập chậm"))
        .with("2022-03-12 08:00", new OverdueCauseStated("d", "Công an xác minh chậm", "Luật Cư trú điều 20"));

    assertThat(StatedCause.of(dossier.reading())).hasValue(new StatedCause("d", "Công an xác minh chậm",
        "Luật Cư trú điều 20", new OfficerId("officer-1"), Dossier.moment("2022-03-12 08:00")));
    assertThat(dossier.reading().all(OverdueCauseStated.class)).hasSize(2);
  }

  @Test
  void a_statement_moves_neither_the_clock_nor_the_findings() {
    var fold = new CaseFold(Dossier.FIVE_DAYS, Dossier.CALCULATOR);
    var before = dossier.decided("2022-03-10 10:00").facts();

    dossier.with("2022-03-12 08:00", stated("b1", "Nhập chậm"));

    assertThat(fold.contribution(dossier.facts()).cells()).isEqualTo(fold.contribution(before).cells());
    assertThat(fold.findings(dossier.reading())).isEmpty();
  }

  @Test
  void what_is_in_time_has_no_cause_to_state() {
    assertThat(refusal(dossier, "2022-03-08 23:00")).isEqualTo("overdue.not-late");
    assertThat(refusal(dossier, "2022-03-09 00:30")).isEqualTo("none");
    assertThat(refusal(Dossier.accepted("2022-03-01 08:00").decided("2022-03-08 16:00"), "2022-06-01 08:00"))
        .isEqualTo("overdue.not-late");
    assertThat(refusal(Dossier.accepted("2022-03-01 08:00").decided("2022-03-09 16:00"), "2022-06-01 08:00"))
        .isEqualTo("none");
  }

  @Test
  void what_stood_overdue_in_a_form_is_explained_even_after_it_was_withdrawn() {
    dossier.with("2022-03-20 08:00", new vn.kip.events.IntakeEvent.DossierWithdrawn("Người dân rút"));

    assertThat(refusal(dossier, "2022-06-01 08:00")).isEqualTo("none");
  }

  @Test
  void a_cause_that_no_list_has_and_a_blank_explanation_are_refused() {
    dossier.decided("2022-03-10 10:00");

    var unknown = StatedCause.refusal(dossier.reading(), stated("z9", "Nhập chậm"), LIST, MUCH_LATER).orElseThrow();
    assertThat(unknown.key()).isEqualTo("overdue.cause-unknown");
    assertThat(unknown.parameters()).isEqualTo(Map.of("cause", "z9", "known", "b1"));
    assertThat(StatedCause.refusal(dossier.reading(), stated("b1", " "), LIST, MUCH_LATER).map(Refusal::key))
        .hasValue("overdue.explanation-blank");
  }

  private static String refusal(Dossier dossier, String now) {
    return StatedCause.refusal(dossier.reading(), stated("b1", "Nhập chậm"), LIST, Dossier.moment(now))
        .map(Refusal::key).orElse("none");
  }

  private static OverdueCauseStated stated(String cause, String explanation) {
    return new OverdueCauseStated(cause, explanation, null);
  }
}
