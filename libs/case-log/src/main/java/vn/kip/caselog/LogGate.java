package vn.kip.caselog;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.CommandGate;
import vn.kip.casefile.LogEntry;
import vn.kip.casefile.Refusal;

/** Opens when this service has read the log as far as it went when the service started; closes for good on a fault. */
public final class LogGate implements CommandGate {

  private static final Logger LOG = LoggerFactory.getLogger(LogGate.class);

  private volatile State state = new State.Unverified("not asked yet");
  private final Map<Integer, Long> start = new ConcurrentHashMap<>();

  /** Where the service stands with the log. */
  public sealed interface State {

    /** Nothing is known of the topic yet. */
    record Unverified(String why) implements State {}

    /** It is read, and was not yet read to its end. */
    record Reading() implements State {}

    record Open() implements State {}

    /** Nothing is read or recorded any more until somebody has looked into it. */
    record Stopped(String why) implements State {}
  }

  public State state() {
    return state;
  }

  @Override
  public void pass() {
    switch (state) {
      case State.Open _ -> {
        // Everything this service has ever recorded is in its files.
      }
      case State.Unverified(var why) -> throw new ClosedException(Refusal.notYet("log.not-read-yet", "log"),
          "the case log is not known to be fit: " + why);
      case State.Reading _ -> throw new ClosedException(Refusal.notYet("log.not-read-yet", "log"),
          "the case log has not been read to its end yet");
      case State.Stopped(var why) -> throw new ClosedException(Refusal.notYet("log.stopped", "log"), why);
    }
  }

  /** Whether a record was in the log when the service started. */
  public boolean isOfBeforeStart(LogEntry entry) {
    return entry.offset() < start.getOrDefault(entry.partition(), 0L);
  }

  /** Whether the topic was found fit to keep the log. */
  public boolean isFit() {
    return switch (state) {
      case State.Unverified _,State.Stopped _ -> false;
      case State.Reading _,State.Open _ -> true;
    };
  }

  /** Whether this service has stopped reading and recording for good. */
  public boolean isStopped() {
    return state instanceof State.Stopped;
  }

  /** Stops the service with words: what it holds and what the log holds cannot both be true. */
  public synchronized void stop(String why) {
    if (!isStopped()) {
      state = new State.Stopped(why);
      LOG.error("the service stops: {}", why);
    }
  }

  /** The topic is not known to be fit yet. */
  public synchronized void unverified(String why) {
    if (!isStopped()) {
      state = new State.Unverified(why);
    }
  }

  /** The topic is fit, and ends there; it is read from now on. */
  public synchronized void reading(Map<Integer, Long> ends) {
    if (!isStopped()) {
      start.putAll(ends);
      state = new State.Reading();
    }
  }

  /** It is read as far as it went at the start. */
  public synchronized void open() {
    if (state instanceof State.Reading) {
      state = new State.Open();
      LOG.info("the case log has been read to its end; commands are carried out");
    }
  }

  Map<Integer, Long> start() {
    return Map.copyOf(start);
  }
}
