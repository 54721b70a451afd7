package vn.kip.eligibility.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;

/** A worker's dossier after the end of the contract, in a programme that pays a person once. */
record OnceDossier(String code, String person, Instant acceptedAt, Instant recordedAt, boolean imported) {

  static OnceDossier ofRegister(String code, String person, String acceptedAt, String recordedAt) {
    return new OnceDossier(code, person, Instant.parse(acceptedAt), Instant.parse(recordedAt), true);
  }

  static OnceDossier live(String code, String person, String acceptedAt) {
    return new OnceDossier(code, person, Instant.parse(acceptedAt), Instant.parse(acceptedAt), false);
  }

  DossierId id() {
    return DossierId.ofRegister(code);
  }

  /** The file with its acceptance just taken in. */
  CaseFile file() {
    var applicant = new IntakeEvent.Applicant("Lê Thị Hoa", person, "1987-01-01", IntakeEvent.Sex.F);
    var submission = new IntakeEvent.DossierSubmitted("COV_ENDED", "19333", IntakeEvent.Channel.DESK, applicant,
        Map.of("insured", true, "endedOn", "2021-08-01", "unemploymentBenefit", false, "unlawfulQuit", false,
            "pregnant",
            false, "childrenUnder6", 0),
        List.of());
    return CaseFile.empty(id(), Producer.ELIGIBILITY).received(entry(1, submission)).received(acceptance());
  }

  CaseRecord acceptance() {
    return entry(2, new IntakeEvent.DossierAccepted(code, "COV_ENDED@2020-01-01", null));
  }

  private CaseRecord entry(long seq, IntakeEvent event) {
    var by = new OfficerId("ward-1");
    return new CaseRecord(id(), Producer.INTAKE, seq, acceptedAt, recordedAt, by, null, past(by), event);
  }

  private CaseRecord.@Nullable Imported past(OfficerId by) {
    return imported ? new CaseRecord.Imported(by, null) : null;
  }
}
