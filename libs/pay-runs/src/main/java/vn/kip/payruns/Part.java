package vn.kip.payruns;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One part of a monthly allowance: a category of the law and either what its standard is multiplied by or a fixed amount.
 *
 * @param coefficient null where the law names an amount
 * @param amount whole dong a month; null where the standard is multiplied
 */
public record Part(String category, @Nullable BigDecimal coefficient, @Nullable Long amount) {

  public Part {
    if ((coefficient == null) == (amount == null)) {
      throw new IllegalArgumentException("a part has a coefficient or an amount: " + category);
    }
    if ((amount != null && amount < 0) || (coefficient != null && coefficient.signum() < 0)) {
      throw new IllegalArgumentException("a part is not negative: " + category);
    }
  }

  /** A multiple of the standard. */
  public static Part of(String category, String coefficient) {
    return new Part(category, new BigDecimal(coefficient), null);
  }

  /**
   * What it comes to in a month.
   *
   * @throws ArithmeticException when it is no whole dong: nothing is rounded at payment
   */
  long due(long standard) {
    if (coefficient == null) {
      return amount == null ? 0 : amount;
    }
    return coefficient.multiply(BigDecimal.valueOf(standard)).longValueExact();
  }
}
