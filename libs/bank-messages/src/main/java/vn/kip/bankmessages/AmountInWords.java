package vn.kip.bankmessages;

import java.util.ArrayList;
import java.util.List;

/**
 * Sums in words, as vouchers and lists print them under the figures. The style is that of the ministry of finance's forms:
 * {@code nghìn} (not ngàn), {@code linh} (not lẻ) before a lone unit, {@code bốn} (not tư), {@code mốt} and {@code lăm} after
 * tens, {@code không trăm} in every group but the first, no word for an empty group, {@code tỷ} repeated upwards (nghìn tỷ,
 * triệu tỷ), and no {@code chẵn} at the end.
 */
public final class AmountInWords {

  /** Whole dong; one more than any office will ever write. */
  public static final long MOST = 1_000_000_000_000_000L;

  private static final List<String> DIGITS = List.of("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám",
      "chín");
  private static final long TY = 1_000_000_000;
  private static final int TRIEU = 1_000_000;
  private static final int NGHIN = 1_000;
  private static final int TRAM = 100;
  private static final int MUOI = 10;
  private static final int NAM = 5;

  private AmountInWords() {}

  /** @throws UnwritableException for an amount below 0 or above {@link #MOST} */
  public static String of(long dong) {
    if (dong < 0 || dong > MOST) {
      throw new UnwritableException("amount.invalid", "amount", "whole dong from 0 to " + MOST + " have words");
    }
    var words = new ArrayList<String>();
    if (dong == 0) {
      words.add(DIGITS.getFirst());
    } else {
      number(words, dong, false);
    }
    words.add("đồng");
    var sentence = String.join(" ", words);
    return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
  }

  /** @param led whether something was said before it, so that its first group has all its places */
  private static void number(List<String> words, long number, boolean led) {
    if (number >= TY) {
      number(words, number / TY, led);
      words.add("tỷ");
      below(words, (int) (number % TY), true);
    } else {
      below(words, (int) number, led);
    }
  }

  private static void below(List<String> words, int number, boolean led) {
    group(words, number / TRIEU, led, "triệu");
    group(words, number / NGHIN % NGHIN, led || number >= TRIEU, "nghìn");
    group(words, number % NGHIN, led || number >= NGHIN, "");
  }

  private static void group(List<String> words, int three, boolean full, String unit) {
    if (three == 0) {
      return;
    }
    int hundreds = three / TRAM;
    int two = three % TRAM;
    if (full || hundreds > 0) {
      words.add(DIGITS.get(hundreds));
      words.add("trăm");
      if (two > 0 && two < MUOI) {
        words.add("linh");
      }
    }
    two(words, two);
    if (!unit.isEmpty()) {
      words.add(unit);
    }
  }

  private static void two(List<String> words, int two) {
    int tens = two / MUOI;
    int units = two % MUOI;
    if (tens == 1) {
      words.add("mười");
    } else if (tens > 1) {
      words.add(DIGITS.get(tens));
      words.add("mươi");
    }
    if (units > 0) {
      words.add(unit(tens, units));
    }
  }

  private static String unit(int tens, int units) {
    if (units == 1 && tens > 1) {
      return "mốt";
    }
    return units == NAM && tens > 0 ? "lăm" : DIGITS.get(units);
  }
}
