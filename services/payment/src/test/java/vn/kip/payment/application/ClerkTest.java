package vn.kip.payment.application;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.payment.Cases.AMOUNT;
import static vn.kip.payment.Cases.NOW;
import static vn.kip.payment.Cases.booking;
import static vn.kip.payment.Cases.failed;
import static vn.kip.payment.Cases.granted;
import static vn.kip.payment.Cases.order;
import static vn.kip.payment.Cases.ordered;
import static vn.kip.payment.Cases.withdrawn;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CommandGate;
import vn.kip.casefile.Refusal;
import vn.kip.casefile.test.MemoryCaseFiles;
import vn.kip.events.DossierId;
import vn.kip.events.PaymentEvent.Failure;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.PaymentFailed;
import vn.kip.events.Producer;
import vn.kip.payment.domain.Booking;
import vn.kip.payment.domain.Grant;

/** The clerk on his rounds between case files and bank. */
class ClerkTest {

  private final MemoryCaseFiles files = new MemoryCaseFiles(GrantList.VIEW);
  private final Counter bank = new Counter();
  private final Book book = new Book();
  private final Clerk clerk = new Clerk(files, new CaseCommands(files, Producer.PAYMENT, CommandGate.OPEN), bank, book,
      (_, grant) -> Objects.requireNonNull(grant.order()).orderId().getBytes(StandardCharsets.UTF_8),
      InstantSource.fixed(NOW));

  @Test
  void an_order_the_bank_has_is_not_sent_again() {
    var one = put(ordered(granted("one"), Method.BANK));

    clerk.run();
    clerk.run();

    assertThat(bank.sent).containsExactly(order(one));
    assertThat(state(one)).isEqualTo(Grant.State.ORDERED);
  }

  @Test
  void more_orders_than_fit_a_page_all_reach_the_bank_on_the_same_day() {
    for (int i = 0; i < 450; i++) {
      put(ordered(granted("d" + i), Method.BANK));
    }
    bank.answers = order -> order.hashCode() % 3 == 0
        ? new Bank.Answer.Rejected("AC01", "no such account")
        : new Bank.Answer.Accepted();

    clerk.run();

    assertThat(bank.sent).hasSize(450).doesNotHaveDuplicates();
  }

  @Test
  void an_order_the_bank_cannot_take_fails_with_its_reason_and_the_others_go_on() {
    var bad = put(ordered(granted("a"), Method.BANK));
    var unclear = put(ordered(granted("b"), Method.BANK));
    var good = put(ordered(granted("c"), Method.BANK));
    bank.answers = order -> {
      if (order.equals(order(unclear))) {
        throw new Bank.UnreadableAnswerException("a login page");
      }
      return order.equals(order(bad))
          ? new Bank.Answer.Rejected("HTTP 400", "unreadable")
          : new Bank.Answer.Accepted();
    };

    clerk.run();

    assertThat(state(bad)).isEqualTo(Grant.State.FAILED);
    assertThat(Grant.of(file(bad)).failedBecause())
        .isEqualTo(new PaymentFailed(Grant.grantId(bad), order(bad), "HTTP 400", "unreadable"));
    assertThat(book.accepted).containsExactly(order(good));
    assertThat(state(unclear)).isEqualTo(Grant.State.ORDERED);
  }

  @Test
  void an_order_that_cannot_be_written_fails_before_it_leaves() {
    var one = put(ordered(granted("one"), Method.BANK));
    new Clerk(files, new CaseCommands(files, Producer.PAYMENT, CommandGate.OPEN), bank, book, (_, _) -> {
      throw new Clerk.UnwritableException();
    }, InstantSource.fixed(NOW)).run();

    assertThat(Grant.of(file(one)).failedBecause())
        .isEqualTo(new PaymentFailed(Grant.grantId(one), order(one), "NARR", "", Failure.INCOMPLETE));
    assertThat(bank.sent).isEmpty();
  }

  @Test
  void while_the_bank_takes_no_orders_its_bookings_are_read_all_the_same() {
    var waits = put(ordered(granted("a"), Method.BANK));
    var booked = put(ordered(granted("b"), Method.BANK));
    clerk.run();
    var late = put(ordered(granted("c"), Method.BANK));
    bank.answers = _ -> {
      throw new Bank.BankAwayException(new IllegalStateException("503"));
    };
    bank.books(booking(1, order(booked), AMOUNT));

    clerk.run();

    assertThat(state(booked)).isEqualTo(Grant.State.PAID);
    assertThat(state(waits)).isEqualTo(Grant.State.ORDERED);
    assertThat(state(late)).isEqualTo(Grant.State.ORDERED);

    bank.answers = _ -> new Bank.Answer.Accepted();
    clerk.run();
    assertThat(bank.sent).endsWith(order(late));
  }

  @Test
  void a_bank_that_is_away_is_asked_once_a_round() {
    put(ordered(granted("a"), Method.BANK));
    put(ordered(granted("b"), Method.BANK));
    bank.answers = _ -> {
      throw new Bank.BankAwayException(new IllegalStateException("connection refused"));
    };

    clerk.run();

    assertThat(bank.sent).hasSize(1);
  }

  @Test
  void a_booking_read_twice_settles_once_and_one_that_is_not_ours_stops_nothing() {
    var one = put(ordered(granted("one"), Method.BANK));
    clerk.run();
    bank.books(booking(1, "somebody else's", 5));
    bank.books(booking(2, order(one), AMOUNT));

    clerk.run();
    book.upTo = 0;
    book.read.clear();
    clerk.run();

    assertThat(Grant.of(file(one)).settled()).hasSize(1);
    assertThat(state(one)).isEqualTo(Grant.State.PAID);
    assertThat(book.upTo).isEqualTo(2);
    assertThat(book.strays(9)).containsExactly(booking(1, "somebody else's", 5));
  }

  @Test
  void an_order_given_up_and_booked_after_all_keeps_the_next_one_from_being_sent() {
    var first = put(ordered(granted("one"), Method.BANK));
    clerk.run();
    var second = put(ordered(failed(file(first)), Method.BANK));
    bank.books(booking(1, order(first), AMOUNT));

    clerk.run();

    assertThat(bank.sent).doesNotContain(order(second));
    assertThat(state(second)).isEqualTo(Grant.State.PAID);
  }

  @Test
  void two_orders_that_the_bank_has_booked_are_an_overpayment_and_not_silence() {
    var first = put(ordered(granted("one"), Method.BANK));
    clerk.run();
    var second = put(ordered(failed(file(first)), Method.BANK));
    clerk.run();
    bank.books(booking(1, order(second), AMOUNT));
    bank.books(booking(2, order(first), AMOUNT));

    clerk.run();

    assertThat(state(first)).isEqualTo(Grant.State.OVERPAID);
    assertThat(Grant.of(file(first)).overpaid()).isEqualTo(AMOUNT);
  }

  @Test
  void an_order_of_a_dossier_taken_back_before_the_decision_does_not_leave() {
    var one = put(withdrawn(ordered(granted("one"), Method.BANK), NOW.minusSeconds(60)));

    clerk.run();

    assertThat(bank.sent).isEmpty();
    assertThat(state(one)).isEqualTo(Grant.State.STOPPED);
  }

  @Test
  void an_order_the_book_has_forgotten_is_found_by_its_file_when_it_is_booked() {
    var one = put(ordered(granted("one"), Method.BANK));
    bank.books(booking(1, order(one), AMOUNT));

    clerk.run();

    assertThat(book.dossiers).isEmpty();
    assertThat(state(one)).isEqualTo(Grant.State.PAID);
    assertThat(bank.sent).isEmpty();
  }

  @Test
  void an_order_that_was_booked_before_the_office_knew_of_it_is_recorded_and_not_sent() {
    bank.books(booking(1, order(ordered(granted("one"), Method.BANK)), AMOUNT));
    clerk.run();
    assertThat(book.strays).hasSize(1);
    var one = put(ordered(granted("one"), Method.BANK));

    clerk.run();

    assertThat(bank.sent).isEmpty();
    assertThat(state(one)).isEqualTo(Grant.State.PAID);
    assertThat(book.strays).isEmpty();
  }

  @Test
  void while_the_own_log_is_not_read_nothing_is_sent_and_no_booking_is_taken_for_nobodys() {
    put(ordered(granted("one"), Method.BANK));
    bank.books(booking(1, "K-unknown-yet", AMOUNT));
    CommandGate closed = () -> {
      throw new CommandGate.ClosedException(Refusal.notYet("log.not-read-yet", "log"), "not yet");
    };

    new Clerk(files, new CaseCommands(files, Producer.PAYMENT, closed), bank, book, (_, _) -> new byte[]{1},
        InstantSource.fixed(NOW)).run();

    assertThat(bank.sent).isEmpty();
    assertThat(book.strays).isEmpty();
    assertThat(book.upTo).isZero();
  }

  @Test
  void while_another_instance_carries_orders_this_one_leaves_them_and_the_bookings_alone() {
    put(ordered(granted("one"), Method.BANK));
    bank.books(booking(1, "K-unknown", AMOUNT));
    book.othersTurn = true;

    clerk.run();
    assertThat(bank.sent).isEmpty();
    assertThat(book.upTo).isZero();

    book.othersTurn = false;
    clerk.run();
    assertThat(bank.sent).hasSize(1);
    assertThat(book.upTo).isEqualTo(1);
  }

  /** B2, A4: accepted, rejected a day later. */
  @Test
  void a_rejection_that_comes_after_the_acceptance_opens_the_way_again() {
    var one = put(ordered(granted("one"), Method.BANK));
    clerk.run();
    bank.tells(new News.Item.Accepted(order(one)));
    bank.tells(new News.Item.Rejected(order(one), "AC04", "closed"));

    clerk.run();

    assertThat(state(one)).isEqualTo(Grant.State.FAILED);
    assertThat(Grant.of(file(one)).failedBecause())
        .isEqualTo(new PaymentFailed(Grant.grantId(one), order(one), "AC04", "closed"));
    var again = put(ordered(file(one), Method.BANK));
    clerk.run();
    assertThat(bank.sent).containsExactly(order(one), order(again));
  }

  @Test
  void a_rejection_after_the_booking_undoes_nothing_and_one_of_an_earlier_order_says_nothing_of_the_next() {
    var paid = put(ordered(granted("a"), Method.BANK));
    bank.books(booking(1, order(paid), AMOUNT));
    bank.tells(new News.Item.Rejected(order(paid), "AC04", ""));
    var second = put(ordered(failed(put(ordered(granted("b"), Method.BANK))), Method.BANK));
    bank.tells(new News.Item.Rejected(order(second).replaceFirst("2$", "1"), "AC04", ""));
    bank.tells(new News.Item.Rejected("nobody's", "AC04", ""));

    clerk.run();

    assertThat(state(paid)).isEqualTo(Grant.State.PAID);
    assertThat(state(second)).isEqualTo(Grant.State.ORDERED);
    assertThat(book.upTo).isEqualTo(4);
  }

  /** A3. */
  @Test
  void a_duplicate_is_neither_paid_nor_free() {
    var one = put(ordered(granted("one"), Method.BANK));
    clerk.run();
    bank.tells(new News.Item.Doubted(order(one), "AM05"), new News.Item.Unknown(order(one), "PATC"));

    clerk.run();

    assertThat(state(one)).isEqualTo(Grant.State.ORDERED);
    assertThat(bank.sent).hasSize(1);
    assertThat(book.saidOf(order(one))).contains("PATC");
  }

  /** A19, B3. */
  @Test
  void an_odd_booking_goes_aside_and_the_one_behind_it_settles() {
    var one = put(ordered(granted("one"), Method.BANK));
    var odd = booking(1, order(one), 7);
    bank.tells(new News.Item.Odd(odd), new News.Item.Noted("ENTRY_SUM"), new News.Item.Booked(
        booking(2, order(one), AMOUNT)));

    clerk.run();

    assertThat(state(one)).isEqualTo(Grant.State.PAID);
    assertThat(book.strays).containsExactly(odd.aside(""));
  }

  /** B8. */
  @Test
  void an_entry_for_the_whole_order_settles_it_when_number_and_sum_are_right() {
    var one = put(ordered(granted("one"), Method.BANK));
    bank.tells(new News.Item.Whole(booking(1, order(one), AMOUNT - 1), 1), new News.Item.Whole(
        booking(2, order(one), AMOUNT), 2), new News.Item.Whole(booking(3, "nobody's", AMOUNT), 1));
    clerk.run();
    assertThat(book.strays).hasSize(3);
    assertThat(Grant.of(file(one)).settled()).isEmpty();

    bank.tells(new News.Item.Whole(booking(4, order(one), AMOUNT), 1));
    clerk.run();

    assertThat(state(one)).isEqualTo(Grant.State.PAID);
  }

  @Test
  void a_message_under_a_known_name_is_not_taken_in_again_whatever_it_says() {
    var one = put(ordered(granted("one"), Method.BANK));
    bank.news.add(new News(1, "N", "aa", List.of()));
    bank.news.add(new News(2, "N", "bb", List.of(new News.Item.Booked(booking(1, order(one), AMOUNT)))));

    clerk.run();

    assertThat(Grant.of(file(one)).settled()).isEmpty();
    assertThat(book.upTo).isEqualTo(2);
  }

  private CaseFile put(CaseFile file) {
    assertThat(files.save(List.of(file))).isEmpty();
    return file(file);
  }

  private CaseFile file(CaseFile file) {
    return files.find(file.id()).orElseThrow();
  }

  private Grant.State state(CaseFile file) {
    return Grant.of(file(file)).state();
  }

  /** Writes down what it is sent; books what the test says. */
  private static final class Counter implements Bank {

    private final List<String> sent = new ArrayList<>();
    private final List<News> news = new ArrayList<>();
    private Function<String, Answer> answers = _ -> new Answer.Accepted();

    @Override
    public Answer send(String orderId, byte[] pain001, boolean sentBefore) {
      var order = new String(pain001, StandardCharsets.UTF_8);
      sent.add(order);
      return answers.apply(order);
    }

    @Override
    public Optional<News> newsAfter(long after) {
      return after >= news.size() ? Optional.empty() : Optional.of(news.get((int) after));
    }

    void tells(News.Item... items) {
      var number = news.size() + 1L;
      news.add(new News(number, "N" + number, "digest " + number, List.of(items)));
    }

    void books(Booking booking) {
      tells(new News.Item.Booked(booking));
    }
  }

  private static final class Book implements OrderBook {

    private final Map<String, byte[]> messages = new LinkedHashMap<>();
    private final Map<String, DossierId> dossiers = new LinkedHashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private final Set<Booking> strays = new HashSet<>();
    private final Map<String, String> said = new LinkedHashMap<>();
    private final Map<String, String> read = new LinkedHashMap<>();
    private long upTo;
    private boolean othersTurn;

    @Override
    public boolean isMyTurn(Instant now) {
      return !othersTurn;
    }

    @Override
    public byte[] keep(String orderId, DossierId dossier, byte[] message) {
      dossiers.putIfAbsent(orderId, dossier);
      messages.putIfAbsent(orderId, message);
      return find(orderId).orElseThrow();
    }

    @Override
    public Optional<DossierId> dossier(String orderId) {
      return Optional.ofNullable(dossiers.get(orderId));
    }

    @Override
    public Optional<byte[]> find(String orderId) {
      return Optional.ofNullable(messages.get(orderId));
    }

    @Override
    public boolean isSentBefore(String orderId) {
      return !sent.add(orderId);
    }

    @Override
    public List<Booking> straysOf(String orderId) {
      return strays.stream().filter(booking -> booking.orderId().equals(orderId)).toList();
    }

    @Override
    public void isStrayNoMore(Booking booking) {
      strays.remove(booking);
    }

    @Override
    public void accepted(String orderId) {
      accepted.add(orderId);
    }

    @Override
    public Set<String> acceptedOf(Collection<String> orderIds) {
      var found = new HashSet<>(accepted);
      found.retainAll(Set.copyOf(orderIds));
      return found;
    }

    @Override
    public void keepStray(Booking booking) {
      strays.add(booking);
    }

    @Override
    public List<Booking> strays(int limit) {
      return List.copyOf(strays);
    }

    @Override
    public void bankSays(String orderId, String status) {
      said.put(orderId, status);
    }

    @Override
    public Optional<String> saidOf(String orderId) {
      return Optional.ofNullable(said.get(orderId));
    }

    @Override
    public Optional<String> messageRead(String name) {
      return Optional.ofNullable(read.get(name));
    }

    @Override
    public void messageRead(News news) {
      read.putIfAbsent(news.name(), news.sha256());
      upTo = news.number();
    }

    @Override
    public long messagesReadUpTo() {
      return upTo;
    }
  }
}
