package vn.kip.reporting.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.Contribution;
import vn.kip.reporting.domain.Form06;

/** One period as the office knew it at two moments: what has changed, and by which events. */
public final class Comparisons {

  private final Reports reports;
  private final CaseFold fold;
  private final Map<String, String> fields;

  /** @param fields field of form 06 by statutory programme, in the order of the form */
  public Comparisons(Reports reports, CaseFold fold, Map<String, String> fields) {
    this.reports = reports;
    this.fold = fold;
    this.fields = fields;
  }

  /**
   * Two reports of one period and all that lies between them.
   *
   * @param then as known at the first moment, {@code now} at the second
   */
  public record Comparison(Form06.Row then, Form06.Row now, List<Difference> differences) {}

  /**
   * A dossier that counts otherwise.
   *
   * @param then the columns in which it counted, {@code now} those in which it does: ones and zeros
   * @param events what became known of it in between
   */
  public record Difference(String dossier, @Nullable String code, String programme, String ward, Form06.Row then,
      Form06.Row now, List<Event> events) {}

  public record Event(String id, long offset, String type, String actor, Instant occurredAt, Instant recordedAt) {}

  /**
   * Compares.
   *
   * @param first only what was recorded up to it
   * @param second the same, later; null for everything
   */
  public Reports.Sealed<Comparison> of(LocalDate from, LocalDate to, Instant first, @Nullable Instant second) {
    return reports.at(cases -> {
      var then = new Contribution();
      var now = new Contribution();
      var differences = new ArrayList<Difference>();
      cases.all().forEach(stored -> {
        var before = fold.contribution(stored.factsKnownAt(first));
        var after = fold.contribution(stored.factsKnownAt(second));
        then.plus(before);
        now.plus(after);
        difference(stored, row(before, from, to), row(after, from, to), first, second).ifPresent(differences::add);
      });
      differences.sort(Comparator.comparing(difference -> String.valueOf(difference.code())));
      return new Comparison(row(then, from, to), row(now, from, to), differences);
    });
  }

  private Form06.Row row(Contribution contribution, LocalDate from, LocalDate to) {
    return Form06.of(contribution.cells(), from, to, fields, false).total();
  }

  private Optional<Difference> difference(StoredCase stored, Form06.Row then, Form06.Row now, Instant first,
      @Nullable Instant second) {
    if (then.equals(now)) {
      return Optional.empty();
    }
    var reading = fold.read(stored.facts()).orElseThrow();
    var events = stored.facts().stream().filter(fact -> !fact.isKnownAt(first) && fact.isKnownAt(second))
        .map(fact -> new Event(fact.entry().id(), fact.offset(), fact.entry().type(),
            fact.entry().actor().value(), fact.entry().occurredAt(), fact.entry().recordedAt()))
        .toList();
    return Optional.of(new Difference(stored.id().value(), reading.code(), reading.submission().programme(),
        reading.submission().ward(), then, now, events));
  }
}
