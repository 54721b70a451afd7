package vn.kip.bankmessages;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.MessagePart.Account;
import vn.kip.bankmessages.MessagePart.Direction;
import vn.kip.bankmessages.MessagePart.Entry;

/** Bookings of statements and notifications: each counts once, for the line it names or for none. */
final class BookingMatching {

  private final Lines lines;
  private final Set<String> ourAccounts;
  private final List<Stray> strays;
  private final List<Finding> findings;
  /** Keys of the bookings that have counted. */
  private final Set<String> counted = new HashSet<>();
  private final Map<String, Balances> balances = new HashMap<>();
  private @Nullable Account account;
  private BigDecimal moved = BigDecimal.ZERO;

  BookingMatching(Lines lines, Set<String> ourAccounts, List<Stray> strays, List<Finding> findings) {
    this.lines = lines;
    this.ourAccounts = ourAccounts.stream().map(BookingMatching::plain).collect(Collectors.toSet());
    this.strays = strays;
    this.findings = findings;
  }

  private static String plain(String number) {
    return AccountNumber.find(number).orElse(number);
  }

  private boolean isOurs(String number) {
    return ourAccounts.isEmpty() || ourAccounts.contains(plain(number));
  }

  void begin(Account begun) {
    account = begun;
    moved = BigDecimal.ZERO;
  }

  void entry(Entry entry) {
    var told = Objects.requireNonNull(account, "an account begins before its entries");
    if (!Movement.isBooked(entry)) {
      return;
    }
    var money = entry.amount();
    if (money != null && entry.direction() != null) {
      moved = entry.direction() == Direction.CREDIT ? moved.add(money.value()) : moved.subtract(money.value());
    }
    var missing = Movement.missing(entry);
    boolean isNews = false;
    for (var movement : Movement.of(told, entry)) {
      isNews |= count(movement);
    }
    if (isNews && missing.signum() != 0) {
      findings.add(Finding.ofStatement(Finding.Kind.ENTRY_SUM, told.statementId(), missing));
    }
  }

  /** @return whether it was told for the first time */
  private boolean count(Movement movement) {
    if (!isOurs(movement.account())) {
      return stray(Stray.Why.OTHER_ACCOUNT, movement);
    }
    var oddity = movement.oddity();
    if (oddity != null) {
      return stray(Stray.why(oddity), movement);
    }
    if (movement.batch() != null && movement.batch().paymentInformationId() != null
        && movement.direction() == Direction.DEBIT) {
      return batch(movement, movement.batch());
    }
    var line = line(movement);
    if (line == null) {
      return stray(Stray.Why.UNKNOWN, movement);
    }
    if (!counted.add(movement.key(line.line().endToEndId()))) {
      return false;
    }
    if (movement.direction() == Direction.CREDIT) {
      line.giveBack(movement, findings);
    } else {
      book(line, movement, movement.amount());
    }
    return true;
  }

  private @Nullable Progress line(Movement movement) {
    var named = lines.find(movement.endToEndId(), movement.instructionId());
    if (named != null) {
      return named;
    }
    var booked = lines.bookedAs(movement.bankReference());
    return booked == null ? lines.bookedAs(movement.mandate()) : booked;
  }

  private void book(Progress line, Movement movement, long amount) {
    lines.remember(movement.bankReference(), line);
    lines.remember(movement.mandate(), line);
    line.book(amount, findings);
  }

  private boolean stray(Stray.Why why, Movement movement) {
    boolean first = counted.add(movement.key(null));
    if (first) {
      strays.add(Stray.of(why, movement));
    }
    return first;
  }

  /**
   * One entry for all of a payment information: it settles its lines when it is as many and as much as they are, without
   * those that were rejected; else with them, should the bank have paid all the same.
   */
  private boolean batch(Movement movement, MessagePart.Batch batch) {
    var all = lines.ofBatch(Objects.requireNonNull(batch.paymentInformationId(), "asked before"));
    if (!all.isEmpty() && all.stream().allMatch(line -> counted.contains(keyOf(line, movement)))) {
      return false;
    }
    var open = all.stream().filter(line -> !line.isBooked()).toList();
    var expected = open.stream().filter(line -> !line.isRejected()).toList();
    var paid = fits(expected, movement, batch) ? expected : open;
    if (counted.contains(movement.key(null)) || !fits(paid, movement, batch)) {
      return stray(Stray.Why.BATCH_DIFFERS, movement);
    }
    counted.add(movement.key(null));
    paid.forEach(line -> {
      counted.add(keyOf(line, movement));
      book(line, movement, line.line().amount());
    });
    return true;
  }

  private static boolean fits(List<Progress> paid, Movement movement, MessagePart.Batch batch) {
    return !paid.isEmpty() && Long.valueOf(paid.size()).equals(batch.transactions())
        && paid.stream().mapToLong(line -> line.line().amount()).sum() == movement.amount();
  }

  /** As this line's part of the entry is called when the bank tells of it alone. */
  private static String keyOf(Progress line, Movement entry) {
    return entry.withAmount(line.line().amount()).key(line.line().endToEndId());
  }

  /** Only a statement has balances; a notification tells what happened in between. */
  void end() {
    var told = Objects.requireNonNull(account, "an account begins before it ends");
    if (isOurs(told.account()) && (told.opening() != null || told.closing() != null)) {
      balances.computeIfAbsent(told.account(), _ -> new Balances()).follow(told, moved, findings);
    }
    account = null;
  }
}
