package vn.kip.eligibility.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CommandGate;
import vn.kip.casefile.test.MemoryCaseFiles;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.events.CaseRecord;
import vn.kip.events.EligibilityEvent.Again;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.EligibilityEvent.Trigger;
import vn.kip.events.Producer;
import vn.kip.programmes.Catalogue;

class PaidOnceTest {

  private static final String PERSON = "045187000001";

  /** Accepted first, but written into the books weeks later. */
  private static final OnceDossier WINNER = OnceDossier.ofRegister("H50-210801-0001", PERSON, "2021-08-01T01:00:00Z",
      "2021-08-20T01:00:00Z");
  private static final OnceDossier LOSER = OnceDossier.ofRegister("H50-210805-0001", PERSON, "2021-08-05T01:00:00Z",
      "2021-08-05T01:00:00Z");

  private final MemoryCaseFiles files = new MemoryCaseFiles(AppraisalList.VIEW);
  private final MemoryClaims claims = new MemoryClaims();
  private final Assessments assessments = new Assessments(Catalogue.bundled(), claims);
  private final PaidOnce paidOnce = new PaidOnce(claims, assessments,
      new CaseCommands(files, Producer.ELIGIBILITY, CommandGate.OPEN));
  private final AssessmentReactor reactor = new AssessmentReactor(assessments, paidOnce::settle, () -> {
    // Nothing here waits for the population register.
  });

  @Test
  void whoever_is_seen_first_the_loser_loses_when_the_winner_is_in_the_books_and_not_before() {
    arrives(WINNER);
    arrives(LOSER);

    assertThat(assessed(LOSER)).extracting(CaseRecord::recordedAt)
        .containsExactly(Instant.parse("2021-08-05T01:00:00Z"), Instant.parse("2021-08-20T01:00:00Z"));
    assertThat(assessed(LOSER)).extracting(PaidOnceTest::status).containsExactly(Status.ELIGIBLE, Status.INELIGIBLE);
  }

  @Test
  void the_loser_seen_first_comes_to_the_same() {
    arrives(LOSER);
    arrives(WINNER);

    assertThat(assessed(LOSER)).extracting(CaseRecord::recordedAt)
        .containsExactly(Instant.parse("2021-08-05T01:00:00Z"), Instant.parse("2021-08-20T01:00:00Z"));
    assertThat(assessed(LOSER)).extracting(PaidOnceTest::status).containsExactly(Status.ELIGIBLE, Status.INELIGIBLE);
    assertThat(assessed(LOSER)).extracting(entry -> ((DossierAssessed) entry.event()).again())
        .containsExactly(null, new Again(Trigger.ACCEPTED_EARLIER, WINNER.code()));
    assertThat(assessed(WINNER)).extracting(PaidOnceTest::status).containsExactly(Status.ELIGIBLE);
  }

  @Test
  void each_who_comes_before_counts_from_when_it_is_in_the_books() {
    var between = OnceDossier.ofRegister("H50-210803-0001", PERSON, "2021-08-03T01:00:00Z", "2021-08-10T01:00:00Z");
    List.of(WINNER, between, LOSER).forEach(this::arrives);

    assertThat(assessed(LOSER)).extracting(CaseRecord::recordedAt).containsExactly(
        Instant.parse("2021-08-05T01:00:00Z"),
        Instant.parse("2021-08-10T01:00:00Z"));
    assertThat(assessed(LOSER)).extracting(PaidOnceTest::status).containsExactly(Status.ELIGIBLE, Status.INELIGIBLE);
    assertThat(assessed(between)).extracting(CaseRecord::recordedAt).containsExactly(
        Instant.parse("2021-08-10T01:00:00Z"), Instant.parse("2021-08-20T01:00:00Z"));
  }

  @Test
  void the_loser_loses_while_the_winner_still_waits_for_the_population_register() {
    var waiting = OnceDossier.live("H50-210701-0001", PERSON, "2021-07-01T01:00:00Z");
    arrives(LOSER);
    arrives(waiting);

    assertThat(assessed(waiting)).extracting(PaidOnceTest::status).containsExactly(Status.NEEDS_REGISTER);
    assertThat(assessed(LOSER)).extracting(PaidOnceTest::status).containsExactly(Status.ELIGIBLE, Status.INELIGIBLE);
  }

  @Test
  void more_than_a_page_of_persons_is_settled_though_some_cannot_be_yet() {
    var waiting = OnceDossier.live("H50-210901-0001", "045187999999", "2021-09-01T01:00:00Z");
    assessments.claim(waiting.file());
    assessments.claim(OnceDossier.live("H50-210902-0001", "045187999999", "2021-09-02T01:00:00Z").file());
    for (int i = 0; i < 1_100; i++) {
      var person = "0450%08d".formatted(i);
      assessments.claim(OnceDossier.ofRegister("H50-210801-" + i, person, "2021-08-01T01:00:00Z",
          "2021-08-01T01:00:00Z").file());
    }

    paidOnce.settle();

    assertThat(claims.unsettled(0, 2_000)).extracting(PersonClaims.Contested::person).containsExactly("045187999999");
  }

  @Test
  void what_would_be_concluded_claims_nobody_and_still_sees_its_own_claim() {
    arrives(LOSER);
    var before = claims.of("group", List.of(PERSON));

    var preview = reactor.react(WINNER.file(), WINNER.acceptance());

    assertThat(preview).singleElement()
        .satisfies(event -> assertThat(((DossierAssessed) event.event()).status()).isEqualTo(Status.ELIGIBLE));
    assertThat(claims.of("group", List.of(PERSON))).isEqualTo(before);
  }

  private void arrives(OnceDossier dossier) {
    reactor.note(dossier.file(), dossier.acceptance());
    var file = dossier.file().recorded(reactor.react(dossier.file(), dossier.acceptance()));
    files.save(List.of(file));
    reactor.stored(List.of(file));
  }

  private List<CaseRecord> assessed(OnceDossier dossier) {
    assertThat(Appraisal.of(files.find(dossier.id()).orElseThrow()).isAssessed()).isTrue();
    return files.find(dossier.id()).orElseThrow().history().stream()
        .filter(entry -> entry.event() instanceof DossierAssessed).toList();
  }

  private static Status status(CaseRecord entry) {
    return ((DossierAssessed) entry.event()).status();
  }
}
