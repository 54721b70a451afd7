package vn.kip.intake.adapter.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.discretion.Discretion;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.DueReceipt;
import vn.kip.events.IntakeEvent;
import vn.kip.intake.domain.IntakeDossier;

/**
 * A dossier as the desk's API shows it.
 *
 * @param withheld whether something is shown to those alone who work on it
 */
record DossierView(
    DossierId id,
    @Nullable String code,
    String programme,
    @Nullable String programmeVersion,
    String ward,
    IntakeEvent.Channel channel,
    IntakeEvent.Applicant applicant,
    List<IntakeEvent.Paper> papers,
    IntakeDossier.Phase state,
    boolean waitingForPapers,
    Instant submittedAt,
    @Nullable Instant acceptedAt,
    @Nullable DueReceipt due,
    List<Entry> timeline,
    boolean withheld) {

  /** One event of the dossier's history. */
  record Entry(String type, Instant occurredAt, Instant recordedAt, String actor, boolean imported, CaseEvent event) {

    static Entry of(CaseRecord entry) {
      return new Entry(
          entry.type(),
          entry.occurredAt(),
          entry.recordedAt(),
          entry.actor().value(),
          entry.imported() != null,
          entry.event());
    }

    Entry withheld(Discretion discretion, String programme, boolean sensitive) {
      return new Entry(type, occurredAt, recordedAt, actor, imported,
          discretion.withheld(programme, sensitive, event));
    }
  }

  static DossierView of(CaseFile file, IntakeDossier dossier) {
    return new DossierView(
        file.id(),
        dossier.code(),
        dossier.submission().programme(),
        dossier.programmeVersion(),
        dossier.ward(),
        dossier.submission().channel(),
        dossier.submission().applicant(),
        dossier.submission().papers(),
        dossier.phase(),
        dossier.outstanding(),
        dossier.submittedAt(),
        dossier.acceptedAt(),
        dossier.due(),
        file.history().stream().map(Entry::of).toList(),
        false);
  }

  /** For those who do not work on it. */
  DossierView withheld(Discretion discretion, boolean sensitive) {
    return new DossierView(id, code, programme, programmeVersion, ward, channel,
        discretion.applicant(programme, applicant), discretion.papers(programme, papers), state, waitingForPapers,
        submittedAt, acceptedAt, due,
        timeline.stream().map(entry -> entry.withheld(discretion, programme, sensitive)).toList(), sensitive);
  }
}
