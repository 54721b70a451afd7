package vn.kip.bankmessages;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import vn.kip.bankmessages.MessagePart.Direction;

/** Whatever a bank books and however often, late or mixed up it tells of it: its money and ours add up. */
class MatchingPropertyTest {

  private static final int LINES = 6;

  /** One thing the bank did, as it tells of it each time. */
  private record Deed(String entry, long out) {}

  @Property(tries = 300)
  void what_was_booked_less_what_came_back_and_the_strays_is_what_the_bank_has_moved(@ForAll long seed,
      @ForAll @IntRange(min = 1, max = 25) int deeds) {
    var random = new Random(seed);
    var ledger = new LinkedHashMap<String, Deed>();
    IntStream.rangeClosed(1, deeds).forEach(n -> ledger.put("R" + n, deed(random, "R" + n)));
    var matching = new Matching(lines(), Set.of(BankSays.ACCOUNT), null);
    messages(random, ledger).forEach(message -> BankSays.take(matching, "m", message));

    var result = matching.result();

    long lines = result.lines().stream().mapToLong(line -> line.booked() - line.returned()).sum();
    long strays = result.strays().stream().filter(stray -> stray.direction() != null)
        .mapToLong(MatchingPropertyTest::signed).sum();
    long moved = ledger.values().stream().mapToLong(Deed::out).sum();
    assertThat(lines + strays).isEqualTo(moved);
    assertThat(result.lines()).allSatisfy(line -> assertThat(line.returned()).isBetween(0L, line.booked()));
  }

  private static long signed(Stray stray) {
    long amount = stray.amount() == null ? 0 : stray.amount().setScale(0).longValueExact();
    return stray.direction() == Direction.DEBIT ? amount : -amount;
  }

  private static List<Line> lines() {
    return IntStream.rangeClosed(1, LINES).mapToObj(n -> Line.of("E" + n, n % 2 == 0 ? "M2" : "M1", amount(n)))
        .toList();
  }

  private static long amount(int line) {
    return 100_000L * line;
  }

  private static Deed deed(Random random, String reference) {
    int line = random.nextInt(LINES + 2) + 1;
    long amount = random.nextInt(4) == 0 ? random.nextInt(1_000_000) + 1L : amount(line);
    var id = random.nextInt(8) == 0 ? "" : "E" + line;
    return switch (random.nextInt(7)) {
      case 0 -> new Deed(BankSays.back(id, amount, reference, random.nextBoolean() ? "MD07" : ""), -amount);
      case 1 -> new Deed(BankSays.entry("DBIT", amount + "", "VND", "BOOK", reference, "<RvslInd>true</RvslInd>",
          BankSays.details(BankSays.detail(id, amount, ""))), amount);
      case 2 -> new Deed(BankSays.entry("DBIT", amount, "BOOK", reference, BankSays.wholeBatch("M1", 3)), amount);
      case 3 -> new Deed(BankSays.entry("DBIT", amount(1) + amount(3) + amount(5), "BOOK", reference,
          BankSays.wholeBatch("M1", 3)), amount(1) + amount(3) + amount(5));
      case 4 -> new Deed(BankSays.entry("DBIT", amount * 2, "BOOK", reference, BankSays.details(
          BankSays.detail(id, amount, ""), BankSays.detail("E" + (random.nextInt(LINES) + 1), amount, ""))),
          amount * 2);
      default -> new Deed(BankSays.paid(id, amount, reference), amount);
    };
  }

  /** Each deed is told once at least, some as pending before, some again, in statements that overlap, in any order. */
  private static List<String> messages(Random random, Map<String, Deed> ledger) {
    var told = new ArrayList<>(ledger.values());
    ledger.values().stream().filter(_ -> random.nextInt(3) == 0).forEach(told::add);
    java.util.Collections.shuffle(told, random);
    var messages = new ArrayList<String>();
    for (int at = 0; at < told.size();) {
      int end = Math.min(told.size(), at + 1 + random.nextInt(4));
      var entries = told.subList(at, end).stream().distinct().map(Deed::entry).toArray(String[]::new);
      var id = "N" + messages.size();
      messages.add(random.nextBoolean() ? BankSays.notification(id, entries) : BankSays.statement(id, entries));
      at = end;
    }
    messages.addAll(List.of(BankSays.statusOf("M1", "S1", random.nextBoolean() ? "RJCT AC04" : "ACSP"),
        BankSays.statusOf("M2", "S2", "PART", BankSays.batch("M2", "", BankSays.transaction("E2", "RJCT AM05")))));
    IntStream.range(0, messages.size()).filter(_ -> random.nextInt(5) == 0).boxed().toList()
        .forEach(index -> messages.add(messages.get(index)));
    java.util.Collections.shuffle(messages, random);
    return messages;
  }

  @Property(tries = 100)
  void the_amount_of_no_odd_movement_is_lost(@ForAll @IntRange(min = 1, max = 1_000_000) int amount) {
    var result = BankSays.match(lines(), BankSays.statement("N1",
        BankSays.entry("DBIT", amount + ".5", "VND", "BOOK", "R1", "", ""),
        BankSays.entry("CRDT", amount + "", "EUR", "BOOK", "R2", "", "")));

    assertThat(result.strays()).extracting(Stray::amount)
        .containsExactly(new BigDecimal(amount + ".5"), new BigDecimal(amount));
  }
}
