package vn.kip.payment.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.kip.events.DossierId;
import vn.kip.payment.application.News;
import vn.kip.payment.domain.Booking;
import vn.kip.store.EmbeddedStore;

/** What is written down about orders stays written down, however often it is told. */
class MongoOrderBookTest {

  private static final Instant NOW = Instant.parse("2022-03-16T02:00:00Z");
  private static final DossierId DOSSIER = DossierId.ofRegister("book");

  private EmbeddedStore store;
  private MongoClient client;
  private MongoOrderBook book;

  @SuppressWarnings("NullAway.Init")
  MongoOrderBookTest() {}

  @BeforeEach
  void open(@TempDir Path folder) {
    store = EmbeddedStore.forTests(folder);
    client = MongoClients.create(store.uri("test"));
    book = ofAnInstance();
  }

  private MongoOrderBook ofAnInstance() {
    return new MongoOrderBook(new MongoTemplate(client, "test"), Duration.ofSeconds(3));
  }

  @AfterEach
  void close() {
    client.close();
    store.close();
  }

  @Test
  void the_bytes_of_an_order_never_change() {
    assertThat(book.keep("K1-1", DOSSIER, new byte[]{1})).containsExactly(1);
    assertThat(book.keep("K1-1", DOSSIER, new byte[]{2})).containsExactly(1);
    assertThat(book.dossier("K1-1")).contains(DOSSIER);
    assertThat(book.dossier("K9-1")).isEmpty();
  }

  @Test
  void one_of_two_instances_carries_orders_until_it_ends_or_has_long_not_been_heard_of() {
    var other = ofAnInstance();
    assertThat(book.isMyTurn(NOW)).isTrue();
    assertThat(other.isMyTurn(NOW.plusSeconds(25))).isFalse();
    assertThat(book.isMyTurn(NOW.plusSeconds(25))).isTrue();
    assertThat(other.isMyTurn(NOW.plusSeconds(50))).as("asked for by the first one half a minute ago").isFalse();

    assertThat(other.isMyTurn(NOW.plusSeconds(56))).isTrue();
    assertThat(book.isMyTurn(NOW.plusSeconds(57))).isFalse();
    book.destroy();
    assertThat(book.isMyTurn(NOW.plusSeconds(58))).as("it had nothing to give away").isFalse();
    other.destroy();
    assertThat(book.isMyTurn(NOW.plusSeconds(59))).isTrue();
  }

  @Test
  void it_is_known_which_orders_the_bank_has() {
    for (var order : List.of("K1-1", "K2-1", "K3-1")) {
      book.keep(order, DOSSIER, new byte[]{1});
    }
    book.accepted("K1-1");
    book.accepted("K1-1");
    book.accepted("K3-1");

    assertThat(book.acceptedOf(List.of("K1-1", "K2-1", "K9-1"))).containsExactly("K1-1");
    assertThat(book.acceptedOf(List.of())).isEmpty();
    assertThat(book.keep("K1-1", DOSSIER, new byte[]{2})).containsExactly(1);
  }

  @Test
  void a_booking_that_is_nobodys_is_kept_once_and_the_newest_comes_first() {
    var first = booking(7, "", Booking.Direction.BACK, 5_000_000_000L, "2022-01-10");
    var second = booking(8, "X", Booking.Direction.OUT, 1, "2022-01-11");
    book.keepStray(first);
    book.keepStray(second);
    book.keepStray(first);

    assertThat(book.strays(9)).containsExactly(second, first);
    assertThat(book.strays(1)).containsExactly(second);
  }

  @Test
  void it_is_known_whether_the_bank_may_have_an_order() {
    book.keep("K1-1", DOSSIER, new byte[]{1});

    assertThat(book.isSentBefore("K1-1")).isFalse();
    assertThat(book.isSentBefore("K1-1")).isTrue();
  }

  @Test
  void a_stray_is_found_by_the_order_that_turns_out_to_be_its_own() {
    var booking = booking(8, "K1-1", Booking.Direction.OUT, 1, "2022-01-11");
    book.keepStray(booking);

    assertThat(book.straysOf("K1-1")).containsExactly(booking);
    book.isStrayNoMore(booking);

    assertThat(book.straysOf("K1-1")).isEmpty();
    assertThat(book.strays(9)).isEmpty();
  }

  @Test
  void a_stray_of_the_time_when_bookings_had_numbers_is_still_read_and_can_be_taken_away() {
    client.getDatabase("test").getCollection("strays")
        .insertOne(new org.bson.Document("_id", 17L).append("order", "K1-1")
            .append("direction", "OUT").append("amount", 5L).append("on", "2022-01-10"));

    var former = book.straysOf("K1-1").getFirst();
    assertThat(former.reference()).isEqualTo("NtryRef 17");
    assertThat(book.strays(9)).containsExactly(former);
    book.isStrayNoMore(former);
    assertThat(book.strays(9)).isEmpty();
  }

  @Test
  void a_message_is_known_by_its_name_and_read_up_to_its_number() {
    assertThat(book.messagesReadUpTo()).isZero();
    book.messageRead(new News(3, "camt.054.001.08 N1", "aa", List.of()));
    book.messageRead(new News(4, "camt.054.001.08 N1", "bb", List.of()));

    assertThat(book.messageRead("camt.054.001.08 N1")).contains("aa");
    assertThat(book.messageRead("camt.054.001.08 N2")).isEmpty();
    assertThat(book.messagesReadUpTo()).isEqualTo(4);
  }

  @Test
  void what_the_bank_says_in_words_nobody_knows_is_kept_with_the_order() {
    book.keep("K1-1", DOSSIER, new byte[]{1});
    assertThat(book.saidOf("K1-1")).isEmpty();

    book.bankSays("K1-1", "PATC");
    book.bankSays("K9-1", "PATC");

    assertThat(book.saidOf("K1-1")).contains("PATC");
    assertThat(book.saidOf("K9-1")).isEmpty();
  }

  private static Booking booking(int number, String order, Booking.Direction direction, long amount, String on) {
    return new Booking("key " + number, "FT" + number, "", order, direction, amount, LocalDate.parse(on), "");
  }
}
