package vn.kip.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.events.OfficerId;

class DutyTest {

  private static final OfficerId MAI = new OfficerId("mai");
  private static final OfficerId LAN = new OfficerId("lan");

  /** The table of {@code docs/duties.md}, as people read it. */
  @Test
  void the_table_in_the_documentation_is_this_one() throws IOException {
    var rows = Arrays.stream(Duty.values()).map(DutyTest::row).toList();

    assertThat(Files.readAllLines(Path.of("../../docs/duties.md"))).containsSequence(rows);
  }

  private static String row(Duty duty) {
    var apart = duty.apartFrom().stream().sorted().map(DutyTest::name).collect(Collectors.joining(", "));
    return "| " + name(duty) + " | " + (apart.isEmpty() ? "–" : apart) + " |";
  }

  private static String name(Duty duty) {
    return duty.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  @ParameterizedTest
  @CsvSource({"APPRAISE,DECIDE", "RECEIVE,DECIDE", "IMPORT,DECIDE", "IMPORT,REOPEN", "DECIDE,APPROVE",
      "APPRAISE,APPROVE", "IMPORT,APPROVE", "APPROVE,RELEASE", "APPRAISE,RELEASE", "APPROVE,CONFIRM_RECEIPT",
      "APPROVE,BOOK_BACK", "PREPARE_RUN,RELEASE_RUN", "APPROVE,RELEASE_RUN", "RELEASE,RELEASE_RUN",
      "IMPORT,RELEASE_RUN", "STATE_FAILURE,CONFIRM_FAILURE", "PROPOSE_CHANGE,SIGN_CHANGE"})
  void who_did_the_one_does_not_do_the_other(Duty before, Duty after) {
    var duties = Duties.NONE.with(before, MAI);

    assertThat(duties.inTheWayOf(after, MAI)).contains(before);
    assertThat(duties.inTheWayOf(after, LAN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"RELEASE,CONFIRM_RECEIPT", "APPROVE,APPROVE", "RECEIVE,APPRAISE", "STATE_FAILURE,APPROVE"})
  void what_harms_nobody_is_not_kept_apart(Duty before, Duty after) {
    assertThat(Duties.NONE.with(before, MAI).inTheWayOf(after, MAI)).isEmpty();
  }

  @Test
  void nobody_alone_takes_a_dossier_from_the_desk_to_the_money() {
    for (var first : new Duty[]{Duty.IMPORT, Duty.RECEIVE, Duty.APPRAISE}) {
      assertThat(Duty.DECIDE.apartFrom()).contains(first);
      assertThat(Duty.APPROVE.apartFrom()).contains(first, Duty.DECIDE);
      assertThat(Duty.RELEASE.apartFrom()).contains(first, Duty.DECIDE, Duty.APPROVE);
    }
  }

  @Test
  void what_was_done_on_either_of_two_things_counts() {
    var both = Duties.NONE.with(Duty.APPRAISE, MAI).and(Duties.NONE.with(Duty.APPRAISE, LAN));

    assertThat(both.inTheWayOf(Duty.DECIDE, MAI)).contains(Duty.APPRAISE);
    assertThat(both.inTheWayOf(Duty.DECIDE, LAN)).contains(Duty.APPRAISE);
  }
}
