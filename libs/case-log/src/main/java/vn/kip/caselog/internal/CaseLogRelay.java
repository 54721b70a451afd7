package vn.kip.caselog.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
  private static final int QUEUE_LIMIT = 10_000;
  private static final int SCAN_PAGE = 500;
  private static final long ACKNOWLEDGE_EVERY_MS = 100;
  private static final long SCAN_AGAIN_MS = 5_000;

  private final Producer<String, byte[]> producer;
  private final String topic;
  private final LinkedBlockingQueue<CaseFile> queue = new LinkedBlockingQueue<>(QUEUE_LIMIT);
  private final Map<DossierId, Long> lastSent = new ConcurrentHashMap<>();
  private final Map<DossierId, Long> acknowledged = new ConcurrentHashMap<>();
  /** Per dossier the event that was not taken, until it is. */
  private final Map<DossierId, Long> notTaken = new ConcurrentHashMap<>();
  private @Nullable MongoCaseFiles files;
  private volatile boolean running;
  private volatile boolean scanNeeded = true;
  private volatile @Nullable String failure;
  private volatile @Nullable String notTakenBecause;
  private long nextAcknowledge;
  private long nextScan;
  private @Nullable Thread thread;

  CaseLogRelay(Producer<String, byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  void attach(MongoCaseFiles store) {
    files = store;
  }

  void offer(CaseFile file) {
    if (!queue.offer(file)) {
      scanNeeded = true;
    }
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
    while (running || !queue.isEmpty()) {
      try {
        var file = queue.poll(ACKNOWLEDGE_EVERY_MS, TimeUnit.MILLISECONDS);
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
        scanNeeded = true;
        pause();
      }
    }
    try {
      producer.flush();
      noteAcknowledged(true);
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
      producer.send(toKafka(caseRecord), (metadata, exception) -> answered(caseRecord, exception));
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
      scanNeeded = true;
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
    store().acknowledged(batch);
    batch.forEach((id, seq) -> {
      acknowledged.remove(id, seq);
      lastSent.remove(id, seq);
    });
  }

  private void scanForLeftovers() {
    long time = System.nanoTime();
    if (!scanNeeded || time < nextScan) {
      return;
    }
    nextScan = time + TimeUnit.MILLISECONDS.toNanos(SCAN_AGAIN_MS);
    var leftovers = store().unsent(SCAN_PAGE);
    boolean more = leftovers.size() == SCAN_PAGE;
    scanNeeded = more;
    if (!leftovers.isEmpty()) {
      LOG.info("sending the outboxes of {} dossiers found in the store", leftovers.size());
    }
    leftovers.forEach(this::send);
    if (more) {
      producer.flush();
      noteAcknowledged(true);
      nextScan = time;
    }
  }

  private ProducerRecord<String, byte[]> toKafka(CaseRecord caseRecord) {
    var message = new ProducerRecord<>(topic, caseRecord.dossier().value(), CaseEventCodec.payload(caseRecord));
    CaseEventCodec.headers(caseRecord)
        .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return message;
  }

  /** Sends one message elsewhere than the case log and waits for it. */
  void sendNow(ProducerRecord<String, byte[]> message) {
    try {
      producer.send(message).get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new KafkaException("could not send to " + message.topic(), e);
    }
  }

  private MongoCaseFiles store() {
    return java.util.Objects.requireNonNull(files, "attached before start");
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
