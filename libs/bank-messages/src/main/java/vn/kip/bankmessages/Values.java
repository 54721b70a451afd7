package vn.kip.bankmessages;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.MessagePart.Direction;
import vn.kip.bankmessages.MessagePart.Money;
import vn.kip.bankmessages.MessagePart.Reason;
import vn.kip.bankmessages.RefusedMessageException.Why;
import vn.kip.bankmessages.Source.Tree;

/** What the pieces of a message say. Null is what cannot be understood. */
final class Values {

  private static final ZoneId OFFICE = ZoneId.of("Asia/Ho_Chi_Minh");
  /** What banks write where an id is mandatory and they have none. */
  private static final String NOT_PROVIDED = "NOTPROVIDED";

  /** The case log takes no others. */
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;

  private Values() {}

  static String required(@Nullable String text, String what) {
    if (text == null) {
      throw new RefusedMessageException(Why.INCOMPLETE, what + " is missing");
    }
    return text;
  }

  static @Nullable String id(@Nullable String text) {
    return NOT_PROVIDED.equals(text) ? null : text;
  }

  static @Nullable Money money(@Nullable Tree amount) {
    if (amount == null) {
      return null;
    }
    var value = decimal(amount.text());
    var currency = amount.currency();
    return value == null || value.signum() < 0 || currency == null ? null : new Money(value, currency);
  }

  static @Nullable BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  static @Nullable Long number(@Nullable String text) {
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  static @Nullable Direction direction(@Nullable String text) {
    return switch (text) {
      case "DBIT" -> Direction.DEBIT;
      case "CRDT" -> Direction.CREDIT;
      case null, default -> null;
    };
  }

  /** {@code Dt} as it is, {@code DtTm} as the date at the office then. */
  static @Nullable LocalDate date(@Nullable Tree choice) {
    if (choice == null) {
      return null;
    }
    var date = choice.textAt("Dt");
    return date == null ? instant(choice.textAt("DtTm")) : instant(date);
  }

  /** A date, or the date at the office of a date with a time; null for what no bank can have meant. */
  static @Nullable LocalDate instant(@Nullable String text) {
    var day = text == null ? null : parsed(text);
    return day == null || day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR ? null : day;
  }

  private static @Nullable LocalDate parsed(String text) {
    try {
      if (text.indexOf('T') < 0) {
        return LocalDate.from(DateTimeFormatter.ISO_DATE.parse(text));
      }
      return DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from,
          LocalDateTime::from) instanceof OffsetDateTime there
              ? there.atZoneSameInstant(OFFICE).toLocalDate()
              : LocalDateTime.parse(text).toLocalDate();
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** Of all reasons, the first code and everything that is said. */
  static Reason reason(Tree holder, String element) {
    var code = new AtomicReference<@Nullable String>();
    var text = new StringJoiner(" ");
    holder.each(element, reason -> {
      add(reason, code, text);
    });
    return code.get() == null && text.length() == 0 ? Reason.NONE : new Reason(code.get(), text.toString());
  }

  static Reason reason(Tree reason) {
    var code = new AtomicReference<@Nullable String>();
    var text = new StringJoiner(" ");
    add(reason, code, text);
    return new Reason(code.get(), text.toString());
  }

  private static void add(Tree reason, AtomicReference<@Nullable String> code, StringJoiner text) {
    var found = reason.textAt("Rsn", "Cd");
    code.compareAndSet(null, found == null ? reason.textAt("Rsn", "Prtry") : found);
    reason.each("AddtlInf", more -> text.add(more.text()));
  }
}
