package vn.kip.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Makes the register or the bank slow, faulty or silent, for demos and tests. */
@Component
@RestController
@RequestMapping("/sandbox/faults")
public class Faults {

  private final Map<Part, Fault> faults = new ConcurrentHashMap<>();

  /** What can be made to fail. */
  public enum Part {
    REGISTER,
    BANK
  }

  /** What goes wrong. The last four are the bank's: it takes the order, and then they show. */
  public enum Mode {
    NONE,
    DOWN,
    SLOW,
    ERROR,
    /** The order is taken, and its answer does not come. */
    LOST,
    /** All it says of the order it says twice. */
    TWICE,
    /** What it does with the order it does later. */
    LATE,
    /** It first gives a status that nobody knows. */
    UNKNOWN
  }

  /** What was asked for. */
  public record Fault(Mode mode, long delayMs) {}

  @PutMapping("/{part}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void set(@PathVariable String part, @RequestBody Fault fault) {
    faults.put(Part.valueOf(part.toUpperCase(java.util.Locale.ROOT)), fault);
  }

  /** Does what has been asked for, before the part answers, and says what it was. */
  public Fault strike(Part part) {
    var fault = faults.getOrDefault(part, new Fault(Mode.NONE, 0));
    switch (fault.mode()) {
      case NONE, LOST, TWICE, LATE, UNKNOWN -> {
        // For now all is well.
      }
      case SLOW -> sleep(Duration.ofMillis(fault.delayMs()));
      case DOWN -> throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, part + " is down, as asked for");
      case ERROR -> throw new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR, part + " fails, as asked for");
    }
    return fault;
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
