package vn.kip.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import vn.kip.audit.CaseClock.Result;
import vn.kip.audit.CaseClock.State;

/**
 * The rates of a period and what speaks against them, counted dossier by dossier.
 *
 * @param flagged flags by dossier code, of the dossiers of the period
 */
public record OnTime(LocalDate from, LocalDate to, Map<String, Rate> rates, int unproven, int refusedAtDesk,
    Map<String, Set<String>> flagged, List<MissingSerial> missingSerials) {

  private static final Pattern CODE = Pattern.compile("(.+)-(\\d\\d)(\\d\\d)(\\d\\d)-(\\d{4})");

  public record Rate(int numerator, int denominator) {}

  public record MissingSerial(String agency, LocalDate date, int serial) {}

  static OnTime of(Collection<Dossier> dossiers, Set<String> filedAgain, LocalDate from, LocalDate to,
      WorkingDays calendar) {
    var ours = dossiers.stream().filter(Dossier::isOfForm06).toList();
    var decided = having(ours, dossier -> Form.isWithin(dossier.clock().decided().map(Fact::on), from, to));
    var onTime = having(decided, Dossier::isOnTime);
    int unflagged = having(onTime, dossier -> dossier.flagsWith(filedAgain).isEmpty()).size();
    var returned = having(ours, dossier -> Form.isWithin(dossier.returned().map(Fact::on), from, to));
    int inCitizensTime = having(returned, dossier -> dossier.isReturnedInTime(calendar)).size();
    int overdue = having(ours,
        dossier -> dossier.stateAt(to).filter(state -> state == State.OVERDUE || state == State.UNPROVEN).isPresent())
        .size();
    int unproven = having(decided, dossier -> dossier.clock().result().equals(Optional.of(Result.UNPROVEN))).size()
        + having(ours, dossier -> dossier.stateAt(to).equals(Optional.of(State.UNPROVEN))).size();
    int refused = (int) dossiers.stream().filter(dossier -> dossier.terms().statutory() && !dossier.isOfForm06())
        .filter(dossier -> Form.isWithin(dossier.refused().map(Fact::on), from, to)).count();
    var rates = new TreeMap<String, Rate>();
    rates.put("official", new Rate(onTime.size(), decided.size()));
    rates.put("provable", new Rate(onTime.size(), decided.size() + overdue));
    rates.put("unflagged", new Rate(unflagged, decided.size()));
    rates.put("citizen", new Rate(inCitizensTime, returned.size()));
    return new OnTime(from, to, rates, unproven, refused, flagged(ours, filedAgain, from, to),
        missing(dossiers, from, to));
  }

  private static List<Dossier> having(List<Dossier> dossiers, Predicate<Dossier> property) {
    return dossiers.stream().filter(property).toList();
  }

  private static Map<String, Set<String>> flagged(List<Dossier> dossiers, Set<String> filedAgain, LocalDate from,
      LocalDate to) {
    var flagged = new TreeMap<String, Set<String>>();
    for (var dossier : dossiers) {
      var flags = dossier.flagsWith(filedAgain);
      if (!flags.isEmpty() && dossier.isOfPeriod(from, to)) {
        flagged.computeIfAbsent(String.valueOf(dossier.code()), _ -> new TreeSet<>()).addAll(flags);
      }
    }
    return flagged;
  }

  /** D20: serials that were never given out below the highest of a day, work outside form 06 included. */
  private static List<MissingSerial> missing(Collection<Dossier> dossiers, LocalDate from, LocalDate to) {
    record Day(String agency, LocalDate date) {}
    var given = new TreeMap<Day, TreeSet<Integer>>(Comparator.comparing(Day::date).thenComparing(Day::agency));
    for (var dossier : dossiers) {
      var code = CODE.matcher(String.valueOf(dossier.code()));
      if (code.matches()) {
        date(code.group(2), code.group(3), code.group(4)).filter(day -> !day.isBefore(from) && !day.isAfter(to))
            .ifPresent(day -> given.computeIfAbsent(new Day(code.group(1), day), _ -> new TreeSet<>())
                .add(Integer.valueOf(code.group(5))));
      }
    }
    var missing = new ArrayList<MissingSerial>();
    given.forEach((day, serials) -> {
      for (int serial = 1; serial < serials.getLast(); serial++) {
        if (!serials.contains(serial)) {
          missing.add(new MissingSerial(day.agency(), day.date(), serial));
        }
      }
    });
    return missing;
  }

  private static Optional<LocalDate> date(String year, String month, String day) {
    try {
      return Optional.of(LocalDate.of(2000 + Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (java.time.DateTimeException _) {
      // The digits of such a code are no date, so its serial belongs to no day.
      return Optional.empty();
    }
  }
}
