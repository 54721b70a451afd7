package vn.kip.reporting.domain;

import java.time.Instant;
import java.time.Year;
import java.util.Map;
import java.util.TreeMap;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.PaymentEvent.PaymentSettled;
import vn.kip.office.OfficeTime;

/** What was granted and what was paid in a calendar year, by programme: the budget's year, not the report's. */
public final class MoneyOfYear {

  private final Year year;
  private final Map<String, Sum> sums = new TreeMap<>();

  public MoneyOfYear(Year year) {
    this.year = year;
  }

  /**
   * Whole dong.
   *
   * @param granted dossiers granted by a decision of the year, and {@code refused} those refused
   * @param paid payments that arrived in the year, whenever they were granted
   */
  public record Sum(int granted, long grantedAmount, int refused, int paid, long paidAmount) {

    static final Sum NOTHING = new Sum(0, 0, 0, 0, 0);

    /** Both together. */
    public Sum plus(Sum other) {
      return new Sum(granted + other.granted, grantedAmount + other.grantedAmount, refused + other.refused,
          paid + other.paid, paidAmount + other.paidAmount);
    }
  }

  public void add(CaseReading reading) {
    reading.decision().filter(fact -> isOfYear(fact.entry().occurredAt())).ifPresent(fact -> {
      var signed = fact.event();
      boolean granted = signed.outcome() == Outcome.GRANTED;
      long amount = signed.amount() == null || !granted ? 0 : signed.amount();
      add(reading, granted ? new Sum(1, amount, 0, 0, 0) : new Sum(0, 0, 1, 0, 0));
    });
    reading.all(PaymentSettled.class).stream().filter(fact -> isOfYear(fact.entry().occurredAt()))
        .forEach(fact -> add(reading, new Sum(0, 0, 0, 1, fact.event().amount())));
  }

  private void add(CaseReading reading, Sum sum) {
    sums.merge(reading.submission().programme(), sum, Sum::plus);
  }

  private boolean isOfYear(Instant moment) {
    return OfficeTime.date(moment).getYear() == year.getValue();
  }

  public Sum of(String programme) {
    return sums.getOrDefault(programme, Sum.NOTHING);
  }
}
