package vn.kip.portal.adapter.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.portal.adapter.services.SupervisionClient.OnTime;
import vn.kip.portal.adapter.services.SupervisionClient.Rate;

/** The four rates of a period, always together: none of them is read without the others. */
final class RateCards {

  static final List<String> KEYS = List.of("official", "provable", "unflagged", "citizen");
  private static final Rate NONE = new Rate(0, 0, null);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  private RateCards() {}

  /**
   * A card.
   *
   * @param percent one decimal; null where there was nothing to be done
   * @param points less than the official rate; null where either is missing, and on the official card
   * @param apart dossiers that separate it from the first card; on the first one, those it does not see
   */
  record Card(String key, int numerator, int denominator, @Nullable BigDecimal percent, @Nullable BigDecimal points,
      int apart) {

    /** {@code 97,8}. */
    public String figure() {
      return text(percent);
    }

    /** {@code −0,3}. */
    public String difference() {
      return text(points);
    }

    private static String text(@Nullable BigDecimal number) {
      return number == null ? "" : number.toPlainString().replace('.', ',').replace('-', '−');
    }
  }

  static List<Card> of(OnTime report) {
    var official = rate(report, "official");
    return KEYS.stream().map(key -> card(key, rate(report, key), official, report)).toList();
  }

  private static Card card(String key, Rate rate, Rate official, OnTime report) {
    var percent = percent(rate);
    var first = percent(official);
    var points = key.equals("official") || percent == null || first == null ? null : percent.subtract(first);
    int apart = switch (key) {
      case "unflagged" -> official.numerator() - rate.numerator();
      case "citizen" -> rate.denominator() - rate.numerator();
      default -> rate(report, "provable").denominator() - official.denominator();
    };
    return new Card(key, rate.numerator(), rate.denominator(), percent, points, apart);
  }

  /** {@code 97,8} of each rate by its key, where there was anything to be done. */
  static Map<String, String> figures(Map<String, Rate> rates) {
    var figures = new LinkedHashMap<String, String>();
    for (var key : KEYS) {
      var percent = percent(rates.getOrDefault(key, NONE));
      if (percent != null) {
        figures.put(key, Card.text(percent));
      }
    }
    return figures;
  }

  private static Rate rate(OnTime report, String key) {
    return report.rates().getOrDefault(key, NONE);
  }

  /** Rounded to a tenth, but never up to 100 nor down to 0: one dossier is enough to make a difference. */
  private static @Nullable BigDecimal percent(Rate rate) {
    if (rate.denominator() == 0) {
      return null;
    }
    var exact = BigDecimal.valueOf(rate.numerator()).multiply(HUNDRED)
        .divide(BigDecimal.valueOf(rate.denominator()), 1, RoundingMode.HALF_UP);
    if (rate.numerator() < rate.denominator() && exact.compareTo(HUNDRED) >= 0) {
      return HUNDRED.subtract(TENTH);
    }
    return rate.numerator() > 0 && exact.signum() == 0 ? TENTH : exact;
  }
}
