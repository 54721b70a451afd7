package vn.kip.caselog.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.kip.casefile.CaseFile;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;

/**
 * Sends outboxes to the case log in the order of their sequence numbers, and notes in bulk what was acknowledged.
 *
 * <p>A command is done once it is stored; this thread may come later. Every file handed over carries its whole outbox, so
 * an event is sent when it is the next one, whichever of two concurrent saves is handed over first. The producer is
 * idempotent and never gives up what it has taken; what it will not take, such as while the broker is away, holds back
 * what follows of the same dossier. So an event cannot overtake the one before it, nor leave the outbox before it. What a
 * crash leaves is read from the store at the next start and sent again under the same sequence numbers.
 */
final class CaseLogRelay implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CaseLogRelay.class);
  private static final int SCAN_PAGE = 500;
  private static final long ACKNOWLEDGE_EVERY_MS = 100;
  private static final long SCAN_AGAIN_MS = 5_000;
  private static final long SCAN_ALWAYS_MS = 10_000;

  private final Producer<String, byte[]> producer;
  private final String topic;
  private final MongoCaseFiles files;
  private final Outbox outbox;
  private final Map<DossierId, Long> lastSent = new ConcurrentHashMap<>();
  private final Map<DossierId, Long> acknowledged = new ConcurrentHashMap<>();
  /** Per dossier the event that was not taken, until it is. */
  private final Map<DossierId, Long> notTaken = new ConcurrentHashMap<>();
  private final OwnSendings sendings;
  private final BooleanSupplier mayStart;
  /** What the last regular look found unsent: what is still unsent at the next one has nobody who sends it. */
  private Map<DossierId, Long> suspects = Map.of();
  private volatile boolean running;
  private volatile @Nullable String failure;
  private volatile @Nullable String notTakenBecause;
  private long nextAcknowledge;
  private long nextScan;
  private long nextRegularScan;
  private @Nullable Thread thread;

  /** @param mayStart whether the topic is known to be fit; before, nothing is sent, lest the broker make one of its own */
  CaseLogRelay(Producer<String, byte[]> producer, String topic, MongoCaseFiles files, Outbox outbox,
      OwnSendings sendings, BooleanSupplier mayStart) {
    this.producer = producer;
    this.topic = topic;
    this.files = files;
    this.outbox = outbox;
    this.sendings = sendings;
    this.mayStart = mayStart;
  }

  /** Why something cannot be sent at present; null when all is well. */
  @Nullable
  String failure() {
    return failure != null || notTaken.isEmpty() ? failure : notTakenBecause;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("case-log-relay").start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    var stopping = thread;
    if (stopping != null) {
      try {
        stopping.join(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Started before, and stopped after, whatever makes events. */
  @Override
  public int getPhase() {
    return -1_000;
  }

  private void run() {
    while (running || (mayStart.getAsBoolean() && !outbox.isEmpty())) {
      try {
        if (!mayStart.getAsBoolean()) {
          pause();
          continue;
        }
        var file = outbox.next(ACKNOWLEDGE_EVERY_MS);
        if (file != null) {
          send(file);
        }
        noteAcknowledged(false);
        scanForLeftovers();
        failure = null;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("outbox relay: {}; trying again", e.toString());
        failure = e.toString();
        outbox.mayHoldMore();
        pause();
      }
    }
    try {
      producer.flush();
      noteAcknowledged(true);
      producer.close(Duration.ofSeconds(5));
    } catch (RuntimeException e) {
      LOG.warn("outbox relay stops with unacknowledged events, which are sent again at the next start: {}",
          e.toString());
    }
  }

  private void send(CaseFile file) {
    for (var caseRecord : file.unsent()) {
      if (caseRecord.seq() > lastSent.getOrDefault(file.id(), 0L) && !isOnItsWay(caseRecord)) {
        return;
      }
    }
  }

  private boolean isOnItsWay(CaseRecord caseRecord) {
    var dossier = caseRecord.dossier();
    // Noted first: the producer answers on this thread when there is no broker, and the answer takes the note away.
    lastSent.put(dossier, caseRecord.seq());
    try {
      producer.send(toKafka(caseRecord), (metadata, exception) -> {
        if (exception == null) {
          sendings.sent(metadata.partition(), metadata.offset());
        }
        answered(caseRecord, exception);
      });
    } catch (RuntimeException e) {
      lastSent.remove(dossier);
      throw e;
    }
    return lastSent.containsKey(dossier);
  }

  private void answered(CaseRecord caseRecord, @Nullable Exception exception) {
    var dossier = caseRecord.dossier();
    if (exception != null) {
      LOG.error("event {} was not taken by the case log and stays in its outbox", caseRecord.id(), exception);
      notTakenBecause = caseRecord.id() + ": " + exception;
      notTaken.merge(dossier, caseRecord.seq(), Math::min);
      lastSent.remove(dossier);
      outbox.mayHoldMore();
    } else if (caseRecord.seq() <= notTaken.getOrDefault(dossier, Long.MAX_VALUE)) {
      notTaken.remove(dossier, caseRecord.seq());
      acknowledged.merge(dossier, caseRecord.seq(), Math::max);
    }
  }

  private void noteAcknowledged(boolean now) {
    long time = System.nanoTime();
    if (acknowledged.isEmpty() || (!now && time < nextAcknowledge)) {
      return;
    }
    nextAcknowledge = time + TimeUnit.MILLISECONDS.toNanos(ACKNOWLEDGE_EVERY_MS);
    var batch = new HashMap<>(acknowledged);
    files.acknowledged(batch);
    batch.forEach((id, seq) -> {
      acknowledged.remove(id, seq);
      lastSent.remove(id, seq);
    });
  }

  private void scanForLeftovers() {
    long time = System.nanoTime();
    if (outbox.isLookNeeded() && time >= nextScan) {
      nextScan = time + TimeUnit.MILLISECONDS.toNanos(SCAN_AGAIN_MS);
      sendLeftovers();
    } else if (time >= nextRegularScan) {
      nextRegularScan = time + TimeUnit.MILLISECONDS.toNanos(SCAN_ALWAYS_MS);
      sendForgotten();
    }
  }

  private void sendLeftovers() {
    // Before the store is asked: what is said meanwhile is looked at again.
    outbox.looked();
    var leftovers = files.unsent(SCAN_PAGE);
    if (!leftovers.isEmpty()) {
      LOG.info("sending the outboxes of {} dossiers found in the store", leftovers.size());
    }
    leftovers.forEach(this::send);
    if (leftovers.size() == SCAN_PAGE) {
      outbox.mayHoldMore();
      producer.flush();
      noteAcknowledged(true);
      nextScan = System.nanoTime();
    }
  }

  /**
   * Events that nobody sends: of an instance that has vanished, or of a write whose answer was lost. Another instance may be
   * sending what was stored a moment ago, so only what was found at the look before is sent.
   */
  private void sendForgotten() {
    var found = files.unsent(SCAN_PAGE);
    for (var file : found) {
      long seq = file.seen(file.owner());
      if (suspects.getOrDefault(file.id(), 0L) == seq && !lastSent.containsKey(file.id())) {
        LOG.info("sending the outbox of dossier {}, which nobody has sent", file.id());
        send(file);
      }
    }
    suspects = found.stream().collect(Collectors.toMap(CaseFile::id, file -> file.seen(file.owner())));
  }

  /**
   * Sends own events of a dossier again, whatever became of them before; readers skip what they have.
   *
   * @param from the number of the first one
   * @return how many
   */
  int sendAgain(CaseFile file, long from) {
    var again = file.history().stream()
        .filter(entry -> entry.producer() == file.owner() && entry.seq() >= from).toList();
    again.forEach(caseRecord -> sendNow(toKafka(caseRecord)));
    return again.size();
  }

  private ProducerRecord<String, byte[]> toKafka(CaseRecord caseRecord) {
    var message = new ProducerRecord<>(topic, caseRecord.dossier().value(), CaseEventCodec.payload(caseRecord));
    CaseEventCodec.headers(caseRecord)
        .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return message;
  }

  /** Sends one message and waits for it. */
  void sendNow(ProducerRecord<String, byte[]> message) {
    try {
      producer.send(message).get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("could not send to " + message.topic(), e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
