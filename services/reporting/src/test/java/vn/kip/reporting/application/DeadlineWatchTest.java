package vn.kip.reporting.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CommandGate;
import vn.kip.deadlines.TimeLimit;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.IntakeEvent;
import vn.kip.events.Producer;
import vn.kip.events.ReportingEvent.DeadlineMissed;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.Dossier;
import vn.kip.reporting.domain.ProgrammeRules;
import vn.kip.service.DueReceipts;

/** Whatever is wrong with one dossier, the others are watched. */
class DeadlineWatchTest {

  private static final TimeLimit TWELVE_HOURS = TimeLimit.parse("12 H");
  private static final ProgrammeRules URGENT = (_, _) -> Optional
      .of(new ProgrammeRules.Terms("CHILDREN", true, TWELVE_HOURS, null));

  private final Map<DossierId, CaseFile> files = new LinkedHashMap<>();

  @Test
  void a_dossier_whose_due_date_no_calendar_reaches_keeps_no_other_from_being_watched() {
    var near = urgent("2026-12-31 20:00");
    var late = urgent("2026-12-30 20:00");

    watch("2026-12-31 20:30", near, late).dayHasPassed();

    assertThat(recorded()).isEqualTo(Map.of(late.id(), List.of(new DeadlineMissed(LocalDate.of(2026, 12, 31)))));
  }

  @Test
  void a_dossier_that_makes_no_sense_keeps_no_other_from_being_watched() {
    var late = urgent("2026-12-30 20:00");
    var broken = new Dossier[]{Dossier.withoutSubmission("2026-12-30 08:00"), late};

    watch("2026-12-31 20:30", broken).dayHasPassed();

    assertThat(recorded()).containsOnlyKeys(late.id());
  }

  private static Dossier urgent(String at) {
    return Dossier.submittedOnLine(at).with(at, new IntakeEvent.DossierAccepted("000.18.25.H50-261231-0001",
        "CHILD_URGENT@2020-01-01", DueReceipts.of(Dossier.CALCULATOR.due(TWELVE_HOURS, Dossier.moment(at)))));
  }

  private DeadlineWatch watch(String now, Dossier... open) {
    var cases = Stream.of(open)
        .map(dossier -> new StoredCase(dossier.id(), 0, 0, 0, dossier.seen(), dossier.facts())).toList();
    var search = (CaseSearch) Proxy.newProxyInstance(CaseSearch.class.getClassLoader(),
        new Class<?>[]{CaseSearch.class},
        (_, method, _) -> {
          assertThat(method.getName()).isEqualTo("open");
          return cases.stream();
        });
    var kept = kept();
    return new DeadlineWatch(search, new CaseFold(URGENT, Dossier.CALCULATOR), Dossier.CALCULATOR,
        new OwnRecords(kept, new CaseCommands(kept, Producer.REPORTING, CommandGate.OPEN), new Letters()),
        () -> Dossier.moment(now));
  }

  private CaseFiles kept() {
    return (CaseFiles) Proxy.newProxyInstance(CaseFiles.class.getClassLoader(), new Class<?>[]{CaseFiles.class},
        (_, method, arguments) -> switch (method.getName()) {
          case "find" -> Optional.ofNullable(files.get((DossierId) arguments[0]));
          case "save", "saveEntered" -> {
            ((Collection<?>) arguments[0]).forEach(file -> files.put(((CaseFile) file).id(), (CaseFile) file));
            yield List.of();
          }
          default -> throw new UnsupportedOperationException(method.getName());
        });
  }

  private Map<DossierId, List<CaseEvent>> recorded() {
    var recorded = new LinkedHashMap<DossierId, List<CaseEvent>>();
    files.forEach((id, file) -> recorded.put(id, file.history().stream().map(CaseRecord::event).toList()));
    return recorded;
  }
}
