package vn.kip.reporting.adapter.wiring;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.kip.deadlines.CalendarRelease;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Programme;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.reporting.application.FoldRules;
import vn.kip.reporting.application.Seal;
import vn.kip.reporting.domain.OverdueCauses;

/**
 * What the running installation reads the log by, written down so that the same content gives the same digest. Of the
 * catalogue only what reports rest on: a new decision table moves no figure of the past.
 */
final class RunningRules {

  private RunningRules() {}

  static FoldRules of(Catalogue catalogue, WorkingCalendar calendar, OverdueCauses causes) {
    return FoldRules.of(Map.of(
        "catalogue", Seal.of(catalogue.programmes().stream().sorted(Comparator.comparing(Programme::code))
            .map(RunningRules::programme).collect(Collectors.joining("\n"))),
        "calendar", Seal.of(calendar.releases().stream().map(RunningRules::release).sorted()
            .collect(Collectors.joining("\n"))),
        "causes", Seal.of(causes.toString())));
  }

  private static String programme(Programme programme) {
    return programme.code() + "|" + programme.field() + "|" + programme.statutory() + "|"
        + programme.versions().stream().map(RunningRules::version).toList();
  }

  private static String version(ProgrammeVersion version) {
    return version.id() + "|" + version.limit() + "|" + version.postingWorkingDays() + "|"
        + version.stages().stream().map(stage -> stage.id() + "|" + stage.actor() + "|" + stage.limit()).toList();
  }

  private static String release(CalendarRelease release) {
    return release.id() + "|" + release.firstYear() + "|" + release.lastYear() + "|" + release.announcedAt() + "|"
        + new TreeSet<>(release.daysOff().keySet()) + "|" + new TreeSet<>(release.workingDays().keySet());
  }
}
