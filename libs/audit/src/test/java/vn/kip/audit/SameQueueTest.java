package vn.kip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.kip.audit.Finding.Kind;
import vn.kip.casefile.CaseQueue;
import vn.kip.casefile.Letter;
import vn.kip.casefile.LogEntry;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.LogEvent.RecordDiscarded;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.GrantReturned;
import vn.kip.events.Producer;
import vn.kip.events.UnreadableEventException;

/** Readers and the auditor, by rules written twice, take in the same records of a dossier and stand still at the same. */
class SameQueueTest {

  private static final Instant NOW = SampleLog.at("2022-01-10T08:00:00");
  private static final byte[] GARBAGE = "{".getBytes(StandardCharsets.UTF_8);
  private static final List<Producer> PRODUCERS = List.of(Producer.INTAKE, Producer.PAYMENT, Producer.REPORTING);

  @Test
  void whatever_order_and_damage_both_take_in_the_same_and_stand_still_at_the_same() {
    var random = new Random(20_261_128);
    for (int i = 0; i < 5_000; i++) {
      var log = log(random);
      var queue = new CaseQueue(List.of());
      var reader = new Reader();
      var audited = new CaseFacts(SampleLog.dossier(1).value());
      var letters = new Letters(audited, _ -> {
        // Repeats with other content hold nobody up.
      }, _ -> {
        // Repeats are none.
      });

      for (var entry : log) {
        queue.arrives(entry, reader);
        audit(entry, letters);
      }

      var told = log.stream().map(SameQueueTest::told).toList();
      assertThat(taken(audited)).as("taken in of %s", told).isEqualTo(reader.taken);
      assertThat(first(letters)).as("first that holds of %s", told).isEqualTo(first(queue));
      assertThat(unreadable(letters)).as("unreadable of %s", told).isEqualTo(unreadable(queue, reader));
    }
  }

  /** Few numbers of few producers, so that repeats, gaps and what mends them come together. */
  private static List<LogEntry> log(Random random) {
    var log = new ArrayList<LogEntry>();
    for (int offset = 0; offset < 2 + random.nextInt(9); offset++) {
      var producer = PRODUCERS.get(random.nextInt(PRODUCERS.size()));
      var entry = new CaseRecord(SampleLog.dossier(1), producer, 1 + random.nextInt(4), NOW, NOW,
          new OfficerId("ward-1"),
          null, null, event(producer, random));
      var headers = new HashMap<>(CaseEventCodec.headers(entry));
      boolean broken = random.nextInt(4) == 0;
      if (broken && random.nextInt(4) == 0) {
        headers.put(random.nextBoolean() ? "ce_source" : "ce_seq", random.nextBoolean() ? "?" : "+1");
      }
      log.add(new LogEntry("kip.cases", 0, offset, SampleLog.dossier(1).value(), headers,
          broken ? GARBAGE : CaseEventCodec.payload(entry)));
    }
    return log;
  }

  private static CaseEvent event(Producer producer, Random random) {
    if (producer == Producer.PAYMENT) {
      return new GrantReturned("G-1", "again");
    }
    if (producer == Producer.INTAKE) {
      return new DossierWithdrawn("rút");
    }
    boolean numbered = random.nextBoolean();
    return new RecordDiscarded("kip.cases-0-" + random.nextInt(8), numbered ? Producer.INTAKE : null,
        numbered ? 1L + random.nextInt(3) : null, "hỏng", new OfficerId("supervisor-1"));
  }

  private static void audit(LogEntry entry, Letters letters) {
    try {
      letters.take(new Fact(entry.partition(), entry.offset(),
          CaseEventCodec.read(entry.headers(), entry.payload(), null)));
    } catch (UnreadableEventException e) {
      letters.broken(new LogRecord(entry.partition(), entry.offset(), entry.key(), entry.headers(), entry.payload()),
          String.valueOf(e.getMessage()));
    }
  }

  private static Map<Long, String> taken(CaseFacts audited) {
    var taken = new TreeMap<Long, String>();
    audited.facts(null, Map.of()).forEach(fact -> taken.put(fact.offset(), fact.entry().id()));
    return taken;
  }

  private static List<Long> first(CaseQueue queue) {
    return queue.letters().stream().filter(Letter::holds).limit(1).map(letter -> letter.entry().offset()).toList();
  }

  private static List<Long> first(Letters letters) {
    return letters.findings(Map.of()).stream().filter(finding -> finding.what().contains("it holds dossier")).limit(1)
        .map(Finding::offset).toList();
  }

  /** Without what was given up meanwhile: the queue drops it when the next record comes. */
  private static TreeSet<Long> unreadable(CaseQueue queue, Reader reader) {
    var found = new TreeSet<Long>();
    queue.letters().stream().filter(letter -> !isReadable(letter.entry()))
        .filter(letter -> !letter.holds() || letter.producer() == null || letter.seq() == 0
            || letter.seq() > reader.seen(letter.producer()))
        .forEach(letter -> found.add(letter.entry().offset()));
    return found;
  }

  private static TreeSet<Long> unreadable(Letters letters) {
    var found = new TreeSet<Long>();
    letters.findings(Map.of()).stream().filter(finding -> finding.kind() == Kind.UNREADABLE)
        .forEach(finding -> found.add(finding.offset()));
    return found;
  }

  private static boolean isReadable(LogEntry entry) {
    try {
      entry.read();
      return true;
    } catch (UnreadableEventException _) {
      return false;
    }
  }

  private static String told(LogEntry entry) {
    return "%d %s%s %s%s".formatted(entry.offset(), isReadable(entry) ? "" : "BROKEN ",
        entry.headers().get("ce_source"), entry.headers().get("ce_seq"),
        "reporting".equals(entry.headers().get("ce_source"))
            ? " " + new String(entry.payload(), StandardCharsets.UTF_8)
            : "");
  }

  /** Keeps what it is given. */
  private static final class Reader implements CaseQueue.Reader {

    private final TreeMap<Long, String> taken = new TreeMap<>();
    private final Map<Producer, Long> seen = new EnumMap<>(Producer.class);

    @Override
    public long seen(Producer producer) {
      return seen.getOrDefault(producer, 0L);
    }

    @Override
    public boolean differs(CaseRecord repeat) {
      return false;
    }

    @Override
    public void take(LogEntry entry, CaseRecord arrived) {
      taken.put(entry.offset(), arrived.id());
      seen.put(arrived.producer(), arrived.seq());
    }

    @Override
    public void giveUp(Producer producer, long upTo) {
      seen.merge(producer, upTo, Math::max);
    }
  }
}
