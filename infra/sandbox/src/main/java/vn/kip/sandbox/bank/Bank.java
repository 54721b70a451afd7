package vn.kip.sandbox.bank;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the bank does with the orders it has taken, and what it says of it: first a status, then a notification of what was
 * booked, then a statement, after days what has come back. All of it follows from the orders and the time, so a bank that
 * was stopped goes on where it was.
 */
final class Bank {

  private static final long OPENING = 100_000_000_000L;

  private final Duration statementAfter;
  private final Duration returnAfter;
  private final Map<String, Received> byMessage = new HashMap<>();
  private final Set<String> endToEndIds = new HashSet<>();
  private final PriorityQueue<Due> due = new PriorityQueue<>(
      Comparator.comparing(Due::at).thenComparingLong(Due::number));
  private final Map<String, Account> accounts = new TreeMap<>();
  private final List<Posting.Booking> bookings = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private long scheduled;
  private long written;

  /**
   * Nothing has been taken yet.
   *
   * @param statementAfter after the first booking that no statement has
   * @param returnAfter after its booking
   */
  Bank(Duration statementAfter, Duration returnAfter) {
    this.statementAfter = statementAfter;
    this.returnAfter = returnAfter;
  }

  private record Due(Instant at, long number, Runnable deed) {}

  /** @param number of its statements so far */
  private record Account(long balance, long number, List<Posting> untold) {}

  Optional<Received> ofMessage(String messageId) {
    return Optional.ofNullable(byMessage.get(messageId));
  }

  boolean knowsAny(Order order) {
    return order.transactions().stream().anyMatch(one -> endToEndIds.contains(one.endToEndId()));
  }

  void take(Received received) {
    byMessage.put(received.order().messageId(), received);
    received.order().transactions().forEach(one -> endToEndIds.add(one.endToEndId()));
    var at = received.at().plusMillis(received.lateMs());
    schedule(at, () -> answer(received, at));
    schedule(at, () -> book(received, at));
    var coming = received.order().transactions().stream().filter(one -> received.habit(one) == Habit.RETURNED).toList();
    if (!coming.isEmpty()) {
      var back = at.plus(returnAfter);
      schedule(back, () -> giveBack(received, coming, back));
    }
  }

  private void schedule(Instant at, Runnable deed) {
    due.add(new Due(at, scheduled++, deed));
  }

  /** Does what was due by then, in its order. */
  void advance(Instant now) {
    for (var next = due.peek(); next != null && !next.at().isAfter(now); next = due.peek()) {
      due.remove();
      next.deed().run();
    }
  }

  /** A message by its number, from 1; null when there is none yet. */
  @Nullable
  String message(long number) {
    return number < 1 || number > messages.size() ? null : messages.get((int) number - 1);
  }

  List<Posting.Booking> bookings() {
    return List.copyOf(bookings);
  }

  private void say(Received about, String message) {
    messages.add(message);
    if (about.twice()) {
      messages.add(message);
    }
  }

  private String nextId() {
    written++;
    return "SBX-%08d".formatted(written);
  }

  /** Banks list only what they reject; of what they are silent about they say nothing. */
  private void answer(Received received, Instant at) {
    var order = received.order();
    if (received.unknown()) {
      say(received, Messages.status(nextId(), at, order.messageId(), "PART", Messages.transactions(
          order.paymentInformationId(), order.transactions().stream()
              .map(one -> Messages.transaction(one.endToEndId(), "PATC", "", "")).toList())));
    }
    var rejected = order.transactions().stream().filter(one -> !received.habit(one).rejection().isEmpty())
        .map(one -> Messages.transaction(one.endToEndId(), "RJCT", received.habit(one).rejection(),
            "account " + one.account()))
        .toList();
    boolean silent = order.transactions().stream().anyMatch(one -> received.habit(one) == Habit.SILENT);
    if (!rejected.isEmpty() || !silent) {
      say(received, Messages.status(nextId(), at, order.messageId(), rejected.isEmpty() ? "ACSP" : "PART",
          Messages.transactions(order.paymentInformationId(), rejected)));
    }
  }

  private void book(Received received, Instant at) {
    var order = received.order();
    var together = order.transactions().stream().filter(one -> received.habit(one) == Habit.IN_ONE_ENTRY).toList();
    var postings = new ArrayList<Posting>();
    order.transactions().stream()
        .filter(one -> received.habit(one).isBooked() && received.habit(one) != Habit.IN_ONE_ENTRY)
        .forEach(one -> amounts(received.habit(one), one.amount()).forEach(
            amount -> postings.add(post(received, List.of(one), (_, _) -> amount, "", at, false))));
    if (!together.isEmpty()) {
      boolean all = together.size() == order.transactions().size();
      postings
          .add(post(received, together, (one, _) -> one.amount(), all ? order.paymentInformationId() : "", at, false));
    }
    tell(received, postings, at);
  }

  private static Stream<Long> amounts(Habit habit, long amount) {
    return switch (habit) {
      case BOOKED_TWICE -> Stream.of(amount, amount);
      case BOOKED_FOR_HALF -> Stream.of(Math.max(1, amount / 2));
      case PAID, NO_SUCH_ACCOUNT, CLOSED, DECEASED, RETURNED, SILENT, IN_ONE_ENTRY, STATEMENT_REPEATED,
          STATEMENT_ONLY ->
        Stream.of(amount);
    };
  }

  private void giveBack(Received received, List<Order.Transaction> coming, Instant at) {
    tell(received, coming.stream()
        .map(one -> post(received, List.of(one), (same, _) -> same.amount(), "", at, true)).toList(), at);
  }

  private Posting post(Received received, List<Order.Transaction> transactions,
      BiFunction<Order.Transaction, Order, Long> amount, String wholeOrder, Instant at, boolean back) {
    var order = received.order();
    long first = bookings.size() + 1L;
    var booked = new ArrayList<Posting.Booking>();
    for (var one : transactions) {
      booked.add(new Posting.Booking(first + booked.size(), order.messageId(), one.endToEndId(),
          amount.apply(one, order), one.creditor(), one.account(), at, back));
    }
    bookings.addAll(booked);
    return new Posting(first, back, List.copyOf(booked), wholeOrder, at, received.habit(transactions.getFirst()));
  }

  private void tell(Received received, List<Posting> postings, Instant at) {
    if (postings.isEmpty()) {
      return;
    }
    var notified = postings.stream().filter(one -> one.habit() != Habit.STATEMENT_ONLY).toList();
    var number = received.order().account();
    if (!notified.isEmpty()) {
      say(received, Messages.notification(nextId(), at, number, notified));
    }
    var account = accounts.computeIfAbsent(number, _ -> new Account(OPENING, 0, new ArrayList<>()));
    if (account.untold().isEmpty()) {
      var closing = at.plus(statementAfter);
      schedule(closing, () -> close(received, number, closing));
    }
    account.untold().addAll(postings);
  }

  private void close(Received received, String number, Instant at) {
    var account = accounts.getOrDefault(number, new Account(OPENING, 0, List.of()));
    var told = List.copyOf(account.untold());
    var statement = Messages.statement(nextId(), at, number, account.number() + 1, account.balance(), told);
    say(received, statement);
    if (told.stream().anyMatch(posting -> posting.habit() == Habit.STATEMENT_REPEATED)) {
      messages.add(statement);
    }
    long moved = told.stream().mapToLong(one -> one.back() ? one.amount() : -one.amount()).sum();
    accounts.put(number, new Account(account.balance() + moved, account.number() + 1, new ArrayList<>()));
  }
}
