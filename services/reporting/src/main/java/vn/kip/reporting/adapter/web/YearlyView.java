package vn.kip.reporting.adapter.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Programme;
import vn.kip.reporting.adapter.web.ReportViews.Digested;
import vn.kip.reporting.adapter.web.ReportViews.OnTimeView;
import vn.kip.reporting.adapter.web.ReportViews.Rate;
import vn.kip.reporting.application.DetailedReports.PeriodOnTime;
import vn.kip.reporting.application.DetailedReports.Yearly;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.Reports.Sealed;
import vn.kip.reporting.domain.Form06;
import vn.kip.reporting.domain.Goal;
import vn.kip.reporting.domain.MoneyOfYear;

/**
 * The JSON of {@code report yearly}.
 *
 * @param works dossiers granted in the calendar year, counted as works done
 * @param money granted and paid in the calendar year, by programme
 */
record YearlyView(
    int year,
    List<Checkpoint> seal,
    List<Goal.Result> goals,
    List<Work> works,
    List<Money> money,
    MoneyOfYear.Sum total,
    YearOnTime official,
    YearOnTime calendar,
    @Nullable String digest) implements Digested<YearlyView> {

  private static final BigDecimal MOST = BigDecimal.valueOf(20);

  record Work(String id, String vi, String en, int count, long amount, long paidAmount) {}

  record Money(String field, String programme, String vi, MoneyOfYear.Sum sum) {}

  /** @param progress index "Tiến độ, kết quả giải quyết" of Decision 766, at most 20, in both readings of its wording */
  record YearOnTime(LocalDate from, LocalDate to, Form06.Row total, Map<String, Rate> rates, boolean claimHolds,
      List<Progress> progress) {}

  /** @param score null where there was nothing to divide by */
  record Progress(String reading, String vi, String en, int numerator, int denominator, BigDecimal most,
      @Nullable BigDecimal score) {}

  static YearlyView of(Sealed<Yearly> sealed, YearlySettings settings, Collection<Programme> programmes) {
    var report = sealed.report();
    var works = settings.works().stream().map(work -> {
      var sum = report.money().of(work.programme());
      return new Work(work.id(), work.vi(), work.en(), sum.granted(), sum.grantedAmount(), sum.paidAmount());
    }).toList();
    var money = programmes.stream().map(
        programme -> new Money(programme.field(), programme.code(), programme.names().vi(),
            report.money().of(programme.code())))
        .filter(row -> row.sum().granted() + row.sum().refused() + row.sum().paid() > 0).toList();
    return new YearlyView(
        report.year().getValue(),
        sealed.seal(),
        settings.goals().stream().map(goal -> goal.in(report.year(), report.statements())).toList(),
        works,
        money,
        money.stream().map(Money::sum).reduce(new MoneyOfYear.Sum(0, 0, 0, 0, 0), MoneyOfYear.Sum::plus),
        onTime(report.official(), sealed),
        onTime(report.calendar(), sealed),
        null);
  }

  private static YearOnTime onTime(PeriodOnTime of, Sealed<Yearly> sealed) {
    var total = of.onTime().form().total();
    int onTime = total.before() + total.on();
    var view = OnTimeView.of(of.period(), null, new Sealed<>(of.onTime(), sealed.seal()));
    return new YearOnTime(of.period().from(), of.period().to(), total, view.rates(), view.claim().holds(), List.of(
        progress("received", "đúng hạn trên số hồ sơ nhận giải quyết", "on time of those received", onTime,
            total.received()),
        progress("resolved", "đúng hạn trên số hồ sơ đã giải quyết", "on time of those resolved", onTime,
            total.resolved())));
  }

  private static Progress progress(String reading, String vi, String en, int numerator, int denominator) {
    var score = denominator == 0
        ? null
        : MOST.multiply(BigDecimal.valueOf(numerator)).divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP);
    return new Progress(reading, vi, en, numerator, denominator, MOST, score);
  }

  @Override
  public YearlyView withDigest(String computed) {
    return new YearlyView(year, seal, goals, works, money, total, official, calendar, computed);
  }
}
