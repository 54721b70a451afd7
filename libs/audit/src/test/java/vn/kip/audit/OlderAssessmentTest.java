package vn.kip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.audit.Finding.Kind;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.EligibilityEvent.Again;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.PersonFinding;
import vn.kip.events.EligibilityEvent.RuleTried;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.EligibilityEvent.Trigger;
import vn.kip.events.EventType;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;

/** No figure rests on words: an assessment in sentences and one that names what was found come to the same. */
class OlderAssessmentTest {

  private static final String AT = "2022-01-11T08:00:00";

  private final SampleLog log = new SampleLog().submitted(1, "FIVE", "2022-01-10T08:00:00").accepted(1, "FIVE",
      "2022-01-10T08:00:00");

  @ParameterizedTest
  @CsvSource({"3, true", "4, false"})
  void what_was_granted_is_compared_with_what_was_assessed(String contract, boolean inSentences) {
    add(contract, inSentences
        ? assessed(new RuleTried("register: known", true, "population register", "found", "có"),
            "the population register has answered", null)
        : assessed(new RuleTried("register: known", true, "population register", PersonFinding.KNOWN, List.of()), null,
            new Again(Trigger.REGISTER_ANSWERED, null)));
    log.granted(1, "2022-01-12T08:00:00", 6L);

    var audit = log.audit();

    assertThat(audit.findings()).extracting(Finding::kind).as("no grant was opened; nothing is unreadable")
        .containsExactly(Kind.GRANT_MISSING);
    assertThat(audit.expected("dossier-0001").orElseThrow().flags()).containsExactly("E1");
  }

  private static DossierAssessed assessed(RuleTried tried, @Nullable String because, @Nullable Again again) {
    return new DossierAssessed(LocalDate.of(2022, 1, 10), Status.ELIGIBLE, null, null, 5L, null, List.of(), List.of(),
        List.of(), List.of(tried), List.of(), "rules", because, null, again);
  }

  private void add(String contract, DossierAssessed event) {
    var entry = new CaseRecord(SampleLog.dossier(1), Producer.ELIGIBILITY, 1, SampleLog.at(AT), SampleLog.at(AT),
        new OfficerId("eligibility"), null, null, event);
    var headers = new HashMap<>(CaseEventCodec.headers(entry));
    headers.put("ce_contract", contract);
    log.skip(1, EventType.DOSSIER_ASSESSED);
    log.records().add(new LogRecord(0, log.records().size(), "dossier-0001", headers, CaseEventCodec.payload(entry)));
  }
}
