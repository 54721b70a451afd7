package vn.kip.reporting.adapter.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.events.EligibilityEvent.Again;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.FailedCondition;
import vn.kip.events.EligibilityEvent.Line;
import vn.kip.events.EligibilityEvent.NearMiss;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EligibilityEvent.Part;
import vn.kip.events.EligibilityEvent.RuleTried;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.events.PaymentEvent.Kind;
import vn.kip.office.OfficeTime;
import vn.kip.reporting.domain.CaseReading;

/**
 * What the rules have said last of a dossier; what they do not say is null.
 *
 * @param entitledFrom {@code YYYY-MM}; where the rules leave it to the decision, the month in which a monthly allowance was
 *        granted (Decree 20/2021 art. 8(1)), null before
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AssessedView(String asOf, Status status, @Nullable String category, @Nullable BigDecimal coefficient,
    @Nullable Long amount, @Nullable String entitledFrom, List<Part> parts, List<FailedCondition> failed,
    List<String> missing, List<RuleTried> trace, List<Line> lines, String rules, @Nullable String because,
    @Nullable List<NearMiss> nearest, @Nullable Again again) {

  /** When Decree 20/2021 came into force. */
  private static final YearMonth EARLIEST = YearMonth.of(2021, 7);

  static AssessedView of(CaseReading reading, DossierAssessed assessed) {
    var granted = assessed.status() == Status.ELIGIBLE ? monthOfGrant(reading).orElse(null) : null;
    return new AssessedView(assessed.asOf().toString(), assessed.status(), assessed.category(), assessed.coefficient(),
        assessed.amount(), from(assessed.entitledFrom(), granted),
        assessed.parts().stream().map(part -> new Part(part.category(), part.coefficient(), part.amount(),
            from(part.entitledFrom(), granted))).toList(),
        assessed.failed(), assessed.missing(), assessed.trace(), assessed.lines(), assessed.rules(), assessed.because(),
        assessed.nearest(), assessed.again());
  }

  private static @Nullable String from(@Nullable String byRules, @Nullable YearMonth granted) {
    return byRules == null ? Objects.toString(granted, null) : byRules;
  }

  private static Optional<YearMonth> monthOfGrant(CaseReading reading) {
    boolean monthly = reading.all(GrantOpened.class).stream()
        .anyMatch(fact -> fact.event().kind() == Kind.MONTHLY);
    return reading.decision().filter(fact -> monthly)
        .filter(fact -> fact.event().outcome() == Outcome.GRANTED)
        .map(fact -> YearMonth.from(OfficeTime.date(fact.entry().occurredAt())))
        .map(month -> month.isBefore(EARLIEST) ? EARLIEST : month);
  }
}
