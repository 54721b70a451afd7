package vn.kip.caselog;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.caselog.internal.LogPositions;
import vn.kip.caselog.internal.LogTopic;

/** Finds the topic fit, has it read, and opens the gate when it is read to its end. */
public final class LogWatch {

  private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PAUSE_OPEN = Duration.ofSeconds(1);
  /** An administrator may change the topic under a running office: it is looked at every minute. */
  private static final int LOOKS_BETWEEN_CHECKS = 60;

  private final LogTopic topic;
  private final Collection<NewTopic> topics;
  private final LogPositions known;
  private final LogReader reader;
  private final LogGate gate;
  private int looks;
  private volatile boolean running;
  private @Nullable Thread thread;

  /** @param topics to be made where they are missing */
  public LogWatch(LogTopic topic, Collection<NewTopic> topics, LogPositions known, LogReader reader, LogGate gate) {
    this.topic = topic;
    this.topics = List.copyOf(topics);
    this.known = known;
    this.reader = reader;
    this.gate = gate;
  }

  /** Makes topics that are missing, where the broker answers by now: whoever binds to them needs them. */
  public void prepare() {
    try {
      topic.create(topics);
    } catch (KafkaException e) {
      LOG.warn("the topics cannot be made yet: {}", e.toString());
    }
  }

  /** Begins; safe to call again. */
  public synchronized void start() {
    if (!running) {
      running = true;
      thread = Thread.ofPlatform().name("case-log-watch").start(this::run);
    }
  }

  /** Ends, once what was reached is written. */
  public synchronized void stop() {
    running = false;
    var stopping = thread;
    if (stopping != null) {
      stopping.interrupt();
      try {
        stopping.join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  private void run() {
    while (running) {
      try {
        look();
        Thread.sleep(gate.isOpen() ? PAUSE_OPEN : PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("looking after the case log: {}; trying again", e.toString());
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_OPEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One look; what it finds decides what the next one is for. */
  public void look() {
    switch (gate.state()) {
      case LogGate.State.Unverified _ -> verify();
      case LogGate.State.Reading _ -> {
        reader.look(gate.start());
        if (isRead()) {
          gate.open();
        }
      }
      case LogGate.State.Open _ -> {
        reader.look(gate.start());
        looks++;
        if (looks % LOOKS_BETWEEN_CHECKS == 0) {
          stopIfUnfit();
        }
      }
      case LogGate.State.Stopped _ -> {
        // Somebody has to look into it, and start the service again.
      }
    }
  }

  private void verify() {
    Map<Integer, Long> ends;
    try {
      topic.create(topics);
      if (stopIfUnfit()) {
        return;
      }
      ends = topic.offsets().next();
      known.hasPartitions(ends.size());
    } catch (KafkaException e) {
      gate.unverified(String.valueOf(e.getMessage()));
      throw e;
    }
    var lost = lostTail(ends);
    if (lost.isEmpty()) {
      gate.reading(ends);
      reader.begin();
    } else {
      gate.stop(lost);
    }
  }

  private boolean stopIfUnfit() {
    var faults = topic.faults(known.partitions());
    if (!faults.isEmpty()) {
      gate.stop("the case log cannot be kept on topic " + topic.name() + ": " + String.join("; ", faults));
    }
    return !faults.isEmpty();
  }

  private String lostTail(Map<Integer, Long> ends) {
    for (var position : reader.positions().entrySet()) {
      long end = ends.getOrDefault(position.getKey(), 0L);
      if (position.getValue() > end) {
        return "partition " + position.getKey() + " of the case log ends before offset " + end + ", and records up to "
            + (position.getValue() - 1) + " had been read: the log lost its tail, or is another one";
      }
    }
    return "";
  }

  private boolean isRead() {
    var positions = reader.positions();
    return gate.start().entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }
}
