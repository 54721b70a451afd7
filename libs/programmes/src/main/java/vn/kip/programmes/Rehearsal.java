package vn.kip.programmes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.Deadline;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.programmes.Assessment.Status;

/**
 * What a changed catalogue would mean for dossiers that have been accepted: each is assessed and its due date counted by
 * both catalogues. Nothing is recorded.
 */
public final class Rehearsal {

  private static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Catalogue before;
  private final Catalogue after;
  private final DeadlineCalculator calculator;

  public Rehearsal(Catalogue before, Catalogue after, DeadlineCalculator calculator) {
    this.before = before;
    this.after = after;
    this.calculator = calculator;
  }

  /** An accepted dossier, as the log tells of it. */
  public record Dossier(String code, String programme, String ward, Instant acceptedAt, String applicantId,
      Map<String, Object> facts) {

    public LocalDate acceptedOn() {
      return LocalDate.ofInstant(acceptedAt, LOCAL);
    }
  }

  /**
   * What one catalogue says.
   *
   * @param version null where the catalogue has no such programme on that day
   * @param due as a date or instant; null where there is no limit or the calendar does not reach
   */
  public record Outcome(@Nullable String version, @Nullable Status status, @Nullable String category,
      @Nullable Long amount, @Nullable String due) {

    long money() {
      return amount == null ? 0 : amount;
    }

    boolean sameAs(Outcome other) {
      return status == other.status && Objects.equals(category, other.category)
          && Objects.equals(amount, other.amount) && Objects.equals(due, other.due);
    }
  }

  /** @param difference in whole dong, positive where more would be paid */
  public record Change(Dossier dossier, Outcome before, Outcome after, long difference) {}

  /**
   * The dossiers of a period whose result, amount or due date would change.
   *
   * @param all every accepted dossier there is: an earlier one decides who is paid once
   */
  public List<Change> changes(Collection<Dossier> all, LocalDate from, LocalDate to) {
    var old = new Judging(before, all);
    var rehearsed = new Judging(after, all);
    var changes = new ArrayList<Change>();
    for (var dossier : all) {
      if (dossier.acceptedOn().isBefore(from) || dossier.acceptedOn().isAfter(to)) {
        continue;
      }
      var one = old.outcome(dossier);
      var other = rehearsed.outcome(dossier);
      if (!one.sameAs(other)) {
        changes.add(new Change(dossier, one, other, other.money() - one.money()));
      }
    }
    return changes;
  }

  /** One catalogue over all dossiers. */
  private final class Judging {

    private final Catalogue catalogue;
    private final Assessor assessor;
    /** By group and person, the dossier that wins. */
    private final Map<String, OnceClaim> winners = new HashMap<>();

    Judging(Catalogue catalogue, Collection<Dossier> all) {
      this.catalogue = catalogue;
      this.assessor = new Assessor(catalogue.rates());
      all.forEach(this::claim);
    }

    private void claim(Dossier dossier) {
      var version = version(dossier);
      if (version == null || version.onceGroup() == null) {
        return;
      }
      assess(version, dossier, Map.of()).persons()
          .forEach(person -> winners.merge(version.onceGroup() + " " + person,
              new OnceClaim(dossier.code(), dossier.acceptedAt()), (one, other) -> one.compareTo(other) <= 0
                  ? one
                  : other));
    }

    Outcome outcome(Dossier dossier) {
      var version = version(dossier);
      if (version == null) {
        return new Outcome(null, null, null, null, null);
      }
      var alone = assess(version, dossier, Map.of());
      var elsewhere = new HashMap<String, String>();
      alone.persons().forEach(person -> {
        var winner = winners.get(version.onceGroup() + " " + person);
        if (winner != null && !winner.code().equals(dossier.code())) {
          elsewhere.put(person, winner.code());
        }
      });
      var assessed = elsewhere.isEmpty() ? alone : assess(version, dossier, elsewhere);
      return new Outcome(version.id(), assessed.status(), assessed.category(), assessed.amount(),
          due(version, dossier));
    }

    private @Nullable ProgrammeVersion version(Dossier dossier) {
      return catalogue.find(dossier.programme()).flatMap(found -> found.on(dossier.acceptedOn())).orElse(null);
    }

    private Assessment assess(ProgrammeVersion version, Dossier dossier, Map<String, String> elsewhere) {
      return assessor.assess(version, dossier.acceptedOn(), dossier.facts(), dossier.applicantId(), elsewhere);
    }

    private @Nullable String due(ProgrammeVersion version, Dossier dossier) {
      try {
        return version.limit() == null
            ? null
            : switch (calculator.due(version.limit(), dossier.acceptedAt()).due()) {
              case Deadline.EndOfDay(var date) -> date.toString();
              case Deadline.Moment(var instant) -> instant.toString();
            };
      } catch (CalendarDoesNotReachException _) {
        return null;
      }
    }
  }
}
