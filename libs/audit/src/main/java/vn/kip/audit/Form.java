package vn.kip.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.CaseClock.Result;
import vn.kip.audit.CaseClock.State;
import vn.kip.events.IntakeEvent.Channel;

/**
 * Form 06 of a period, counted dossier by dossier.
 *
 * @param rows by programme, or by programme and ward; those without a dossier are left out
 */
public record Form(LocalDate from, LocalDate to, List<Row> rows, Row total) {

  /** Keys as everywhere; {@code received = resolved + open + withdrawn}. */
  public record Row(@Nullable String field, @Nullable String programme, @Nullable String ward, int received,
      int receivedOnline, int receivedDirect, int carriedOver, int resolved, int before, int on, int late, int open,
      int openInTime, int openOverdue, int withdrawn) {

    boolean isEmpty() {
      return received == 0 && resolved == 0 && open == 0 && withdrawn == 0;
    }

    /** Whether what came in is what went out and what is left. */
    public boolean balances() {
      return received == resolved + open + withdrawn;
    }
  }

  /** Counts a period. */
  static Form of(Collection<Dossier> dossiers, LocalDate from, LocalDate to, boolean byWard) {
    var groups = new TreeMap<String, List<Dossier>>();
    for (var dossier : dossiers) {
      if (dossier.isOfForm06()) {
        var submission = dossier.submission();
        groups.computeIfAbsent(submission.programme() + (byWard ? " " + submission.ward() : ""), _ -> new ArrayList<>())
            .add(dossier);
      }
    }
    var rows = new ArrayList<Row>();
    groups.values().forEach(group -> {
      var one = group.getFirst();
      var row = row(one.terms().field(), one.submission().programme(), byWard ? one.submission().ward() : null, group,
          from, to);
      if (!row.isEmpty()) {
        rows.add(row);
      }
    });
    var all = groups.values().stream().flatMap(List::stream).toList();
    return new Form(from, to, List.copyOf(rows), row(null, null, null, all, from, to));
  }

  private static Row row(@Nullable String field, @Nullable String programme, @Nullable String ward,
      List<Dossier> dossiers, LocalDate from, LocalDate to) {
    var accepted = having(dossiers, dossier -> isWithin(dossier.acceptedOn(), from, to));
    int online = having(accepted, dossier -> dossier.submission().channel() == Channel.ONLINE).size();
    int carriedOver = having(dossiers, dossier -> dossier.stateAt(from.minusDays(1)).isPresent()).size();
    var decided = having(dossiers, dossier -> isWithin(dossier.clock().decided().map(Fact::on), from, to));
    int before = having(decided, dossier -> dossier.clock().result().equals(Optional.of(Result.BEFORE))).size();
    int on = having(decided, dossier -> dossier.clock().result().equals(Optional.of(Result.ON))).size();
    var open = having(dossiers, dossier -> dossier.stateAt(to).isPresent());
    int overdue = having(open, dossier -> dossier.stateAt(to).filter(Form::isOverdue).isPresent()).size();
    int withdrawn = having(dossiers, dossier -> isWithin(dossier.clock().withdrawn().map(Fact::on), from, to)).size();
    return new Row(field, programme, ward, accepted.size() + carriedOver, online, accepted.size() - online, carriedOver,
        decided.size(), before, on, decided.size() - before - on, open.size(), open.size() - overdue, overdue,
        withdrawn);
  }

  private static boolean isOverdue(State state) {
    return switch (state) {
      case OVERDUE, UNPROVEN -> true;
      case IN_TIME, WAITING -> false;
    };
  }

  static boolean isWithin(Optional<LocalDate> day, LocalDate from, LocalDate to) {
    return day.filter(date -> !date.isBefore(from) && !date.isAfter(to)).isPresent();
  }

  private static List<Dossier> having(List<Dossier> dossiers, Predicate<Dossier> property) {
    return dossiers.stream().filter(property).toList();
  }
}
