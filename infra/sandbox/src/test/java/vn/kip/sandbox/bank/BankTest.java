package vn.kip.sandbox.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.bankmessages.Digests;
import vn.kip.bankmessages.Line;
import vn.kip.bankmessages.Matching;
import vn.kip.bankmessages.MessagePart;
import vn.kip.bankmessages.MessageReader;
import vn.kip.bankmessages.OfficeAccount;
import vn.kip.bankmessages.PaymentFiles;
import vn.kip.bankmessages.PaymentOrder;
import vn.kip.bankmessages.Transfer;

/** What the bank does and says, read as its customer reads it: by the schema, and line by line. */
class BankTest {

  private static final Instant NOON = Instant.parse("2022-04-22T05:00:00Z");
  private static final Instant THIRD_DAY = NOON.plus(Duration.ofDays(2));
  private static final OfficeAccount OFFICE = new OfficeAccount("Phong LDTBXH", "3761000000001", "970405");

  private final Bank bank = new Bank(Duration.ofSeconds(5), Duration.ofDays(2));

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "56|E1 SETTLED null 1000/0||pain.002 camt.054 camt.053",
      "01|E1 REJECTED AC01 0/0|NEW_ACCOUNT|pain.002",
      "04|E1 REJECTED AC04 0/0|NEW_ACCOUNT|pain.002",
      "07|E1 REJECTED MD07 0/0|DEATH_REPORTED|pain.002",
      "10|E1 RETURNED AC04 1000/1000|NEW_ACCOUNT|pain.002 camt.054 camt.053 camt.054",
      "20|E1 SETTLED null 2000/0|BOOKED_TWICE|pain.002 camt.054 camt.053",
      "21|E1 SETTLED null 500/0|BOOKED_LESS|pain.002 camt.054 camt.053",
      "22|E1 SENT null 0/0||",
      "23|E1 SETTLED null 1000/0||pain.002 camt.054 camt.053",
      "24|E1 SETTLED null 1000/0||pain.002 camt.054 camt.053 camt.053",
      "25|E1 SETTLED null 1000/0||pain.002 camt.053"})
  void an_account_has_its_habit_and_all_that_is_said_of_it_is_valid(String ending, String line, String found,
      String kinds) {
    bank.take(received(file("M", "37610001234" + ending), 0, false, false));
    bank.advance(THIRD_DAY);

    var result = read(messages(), "M", 1);

    assertThat(result.lines().stream().map(BankTest::shown)).containsExactly(line);
    assertThat(result.findings().stream().map(finding -> finding.finding())).isEqualTo(list(found));
    assertThat(result.strays()).isEmpty();
    assertThat(messages().stream().map(message -> message.replaceAll("(?s).*xsd:(\\w+\\.\\d+)\\..*", "$1")))
        .isEqualTo(list(kinds));
  }

  @Test
  void of_a_file_with_all_sorts_only_the_rejected_are_listed_and_the_books_agree() {
    var accounts = Stream.of("56", "57", "04", "22", "23", "23", "10").map(ending -> "37610001234" + ending)
        .toArray(String[]::new);
    bank.take(received(file("M", accounts), 0, false, false));
    bank.advance(NOON);
    assertThat(messages().getFirst()).contains("<GrpSts>PART</GrpSts>").doesNotContain("E4").contains("AC04");
    bank.advance(THIRD_DAY.plusSeconds(5));

    var result = read(messages(), "M", accounts.length);

    assertThat(result.lines()).extracting(Line.Outcome::state).containsExactly(Line.State.SETTLED, Line.State.SETTLED,
        Line.State.REJECTED, Line.State.SENT, Line.State.SETTLED, Line.State.SETTLED, Line.State.RETURNED);
    long here = result.lines().stream().mapToLong(line -> line.booked() - line.returned()).sum();
    assertThat(here).isEqualTo(bank.bookings().stream().mapToLong(one -> one.back() ? -one.amount() : one.amount())
        .sum());
    assertThat(result.findings()).extracting(finding -> finding.finding()).doesNotContain("STATEMENT_SUM",
        "STATEMENT_GAP");
  }

  @Test
  void a_bank_that_was_stopped_says_the_same_in_the_same_order() {
    var other = new Bank(Duration.ofSeconds(5), Duration.ofDays(2));
    var first = received(file("M1", "3761000123410"), 0, false, false);
    var second = new Received(file("M2", "3761000123456"), "d", NOON.plusSeconds(60), 0, false, false, false);
    bank.take(first);
    bank.advance(NOON.plusSeconds(30));
    bank.take(second);
    bank.advance(THIRD_DAY.plusSeconds(60));
    other.take(first);
    other.take(second);
    other.advance(THIRD_DAY.plusSeconds(60));

    assertThat(messages(other)).isEqualTo(messages()).hasSizeGreaterThan(6);
  }

  @Test
  void it_can_be_late_say_everything_twice_and_begin_with_what_nobody_knows() {
    bank.take(received(file("M", "3761000123456"), 60_000, true, true));
    bank.advance(NOON.plusSeconds(59));
    assertThat(messages()).isEmpty();
    bank.advance(NOON.plusSeconds(65));

    assertThat(messages()).hasSize(8);
    assertThat(messages().getFirst()).contains("PATC");
    assertThat(read(messages(), "M", 1).lines().stream().map(BankTest::shown))
        .containsExactly("E1 SETTLED null 1000/0");
  }

  @Test
  void orders_of_the_time_before_habits_were_booked_once() {
    bank.take(new Received(file("M", "3761000123420"), "d", NOON, 0, false, false, true));
    bank.advance(NOON);

    assertThat(bank.bookings()).hasSize(1);
  }

  private static List<String> list(String words) {
    return words == null ? List.of() : Arrays.asList(words.split(" "));
  }

  private static String shown(Line.Outcome line) {
    return line.endToEndId() + " " + line.state() + " " + line.code() + " " + line.booked() + "/" + line.returned();
  }

  private static Received received(Order order, long lateMs, boolean twice, boolean unknown) {
    return new Received(order, "d", NOON, lateMs, twice, unknown, false);
  }

  /** As the office writes it. */
  private static Order file(String id, String... accounts) {
    var order = new PaymentOrder(id, NOON, LocalDate.of(2022, 4, 22), OFFICE);
    var files = new ArrayList<byte[]>();
    new PaymentFiles(5_000, Long.MAX_VALUE).write(order, IntStream.rangeClosed(1, accounts.length)
        .mapToObj(n -> new Transfer("E" + n, 1_000, "970436", accounts[n - 1], "Lê Thị Mơ", null, "KIP")).iterator(),
        file -> files.add(file.bytes()));
    try {
      return Order.read(files.getFirst());
    } catch (Order.UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> messages() {
    return messages(bank);
  }

  private static List<String> messages(Bank bank) {
    var all = new ArrayList<String>();
    for (var next = bank.message(1); next != null; next = bank.message(all.size() + 1L)) {
      all.add(next);
    }
    return all;
  }

  private static Matching.Result read(List<String> messages, String id, int lines) {
    var matching = new Matching(IntStream.rangeClosed(1, lines).mapToObj(n -> Line.of("E" + n, id + "-001", 1_000))
        .toList(), Set.of(OFFICE.account()), null);
    for (var message : messages) {
      var bytes = message.getBytes(StandardCharsets.UTF_8);
      var parts = new ArrayList<MessagePart>();
      new MessageReader(MessageReader.DEFAULT_BYTES).read(new ByteArrayInputStream(bytes), parts::add);
      var head = (MessagePart.Head) parts.getFirst();
      head.kind().check(bytes);
      if (matching.begins("m", Digests.sha256(bytes), head)) {
        parts.forEach(matching);
        matching.ends();
      }
    }
    return matching.result();
  }
}
