package vn.kip.bankmessages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.MessagePart.Account;
import vn.kip.bankmessages.MessagePart.Detail;
import vn.kip.bankmessages.MessagePart.Direction;
import vn.kip.bankmessages.MessagePart.Entry;
import vn.kip.bankmessages.MessagePart.Money;
import vn.kip.bankmessages.MessagePart.Reason;

/**
 * Money that the bank has moved on the office's account: one transaction of a booked entry, or an entry that tells of none.
 *
 * @param place within its statement, as {@code 3.1}: of the entry, and of the transaction in it
 * @param money null when no amount can be read
 * @param bankReference the bank's own of this booking; null when it gives none
 * @param alike counts, from 1, those in one entry that share its reference and differ in nothing: they are several
 * @param batch of an entry without transactions, what it stands for
 * @param returned why it came back; null when it does not say that it is a return
 */
public record Movement(
    String account,
    String statementId,
    String place,
    @Nullable Money money,
    @Nullable Direction direction,
    boolean reversal,
    @Nullable LocalDate bookedOn,
    @Nullable String endToEndId,
    @Nullable String instructionId,
    @Nullable String bankReference,
    int alike,
    @Nullable String mandate,
    MessagePart.@Nullable Batch batch,
    @Nullable Reason returned) {

  private static final String BOOKED = "BOOK";

  /** Why a movement belongs to no line, whatever it names. */
  public enum Oddity {
    /** No amount, or not which way it went. */
    UNREADABLE,
    FOREIGN_CURRENCY,
    /** Parts of a dong. */
    DECIMALS,
    /** Money is taken back that the office had once been given: no payment of the office, though a debit. */
    CREDIT_REVERSED
  }

  /** What a booked entry has moved; nothing where the bank only says that it will, or that it knows of it. */
  public static List<Movement> of(Account account, Entry entry) {
    if (!isBooked(entry)) {
      return List.of();
    }
    if (entry.details().isEmpty()) {
      return List.of(whole(account, entry));
    }
    if (entry.details().size() == 1) {
      var detail = entry.details().getFirst();
      return List.of(one(account, entry, detail, 1, detail.amount() == null ? entry.amount() : detail.amount()));
    }
    if (entry.details().stream().allMatch(detail -> detail.amount() == null)) {
      // Nobody can tell how it was shared out.
      return List.of(whole(account, entry));
    }
    var movements = new ArrayList<Movement>();
    var shared = new HashMap<Detail, Integer>();
    for (var detail : entry.details()) {
      int alike = detail.servicerReference() == null ? shared.merge(detail, 1, Integer::sum) : 1;
      movements.add(one(account, entry, detail, movements.size() + 1, detail.amount()).alike(alike));
    }
    return List.copyOf(movements);
  }

  /** Whether the entry counts at all. */
  public static boolean isBooked(Entry entry) {
    return entry.status().equals(BOOKED);
  }

  private static Movement whole(Account account, Entry entry) {
    return new Movement(account.account(), account.statementId(), Integer.toString(entry.place()), entry.amount(),
        entry.direction(), entry.reversal(), entry.bookedOn(), null, null, entry.servicerReference(), 1, null,
        entry.details().isEmpty() ? entry.batch() : null, null);
  }

  private static Movement one(Account account, Entry entry, Detail detail, int number, @Nullable Money money) {
    var own = detail.servicerReference();
    return new Movement(account.account(), account.statementId(), entry.place() + "." + number, money,
        detail.direction() == null ? entry.direction() : detail.direction(), entry.reversal(), entry.bookedOn(),
        detail.endToEndId(), detail.instructionId(), own == null ? entry.servicerReference() : own, 1,
        detail.mandate(), null, detail.returned());
  }

  /**
   * By how much the entry differs from what its transactions add up to, with the bank's charges or without; zero where they
   * agree or cannot be compared. Positive when the entry is larger.
   */
  public static BigDecimal missing(Entry entry) {
    var total = entry.amount();
    if (total == null || entry.details().isEmpty()
        || entry.details().stream().anyMatch(detail -> detail.amount() == null)
        || entry.details().stream().map(Detail::amount)
            .anyMatch(money -> money == null || !money.currency().equals(total.currency()))) {
      return BigDecimal.ZERO;
    }
    var sum = entry.details().stream().map(detail -> signed(entry, detail)).reduce(BigDecimal.ZERO, BigDecimal::add);
    var charges = entry.details().stream().map(Detail::charges).reduce(entry.charges(), BigDecimal::add);
    var difference = total.value().subtract(sum);
    boolean agrees = Stream.of(BigDecimal.ZERO, charges, entry.charges())
        .anyMatch(expected -> expected.compareTo(difference.abs()) == 0);
    return agrees ? BigDecimal.ZERO : difference;
  }

  private static BigDecimal signed(Entry entry, Detail detail) {
    var amount = detail.amount() == null ? BigDecimal.ZERO : detail.amount().value();
    return detail.direction() == null || detail.direction() == entry.direction() ? amount : amount.negate();
  }

  /** Why it belongs to no line; null when it may belong to one. */
  public @Nullable Oddity oddity() {
    if (money == null || direction == null) {
      return Oddity.UNREADABLE;
    }
    if (!money.currency().equals("VND")) {
      return Oddity.FOREIGN_CURRENCY;
    }
    if (money.value().stripTrailingZeros().scale() > 0) {
      return Oddity.DECIMALS;
    }
    return direction == Direction.DEBIT && (reversal || returned != null) ? Oddity.CREDIT_REVERSED : null;
  }

  /**
   * Whole dong.
   *
   * @throws ArithmeticException when it is odd
   */
  public long amount() {
    if (money == null) {
      throw new ArithmeticException("no amount");
    }
    return money.value().longValueExact();
  }

  private Movement alike(int number) {
    return new Movement(account, statementId, place, money, direction, reversal, bookedOn, endToEndId, instructionId,
        bankReference, number, mandate, batch, returned);
  }

  /** As much of it as one of several lines was paid. */
  Movement withAmount(long dong) {
    return new Movement(account, statementId, place, new Money(BigDecimal.valueOf(dong), "VND"), direction, reversal,
        bookedOn, endToEndId, instructionId, bankReference, alike, mandate, batch, returned);
  }

  /**
   * By what the same booking is known when it is told again, in a notification and in a statement, or in two statements.
   * Without a reference of the bank nothing but its place tells it from one like it.
   *
   * @param resolvedId the end-to-end id of the line it belongs to; null when it belongs to none
   */
  public String key(@Nullable String resolvedId) {
    var id = resolvedId == null ? endToEndId : resolvedId;
    var amount = money == null ? "?" : money.value().stripTrailingZeros().toPlainString() + money.currency();
    var what = "%s|%s|%s|%s".formatted(account, id == null ? "" : id, amount,
        direction == null ? "?" : direction.name().toLowerCase(Locale.ROOT));
    if (bankReference == null) {
      return what + "|place " + statementId + " " + place;
    }
    return what + "|" + bankReference + (alike > 1 ? "#" + alike : "");
  }
}
