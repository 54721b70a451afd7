package vn.kip.sandbox.bank;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.kip.sandbox.Faults;
import vn.kip.sandbox.SandboxSettings;

/** A bank that takes pain.001, answers pain.002, and has more to say later, message by message. An order is taken once. */
@RestController
@RequestMapping("/bank")
class BankController {

  private final Books books;
  private final Bank bank;
  private final Faults faults;
  private final InstantSource clock;

  BankController(SandboxSettings settings, Faults faults, InstantSource clock) {
    this.books = new Books(settings.data());
    this.bank = new Bank(settings.statementAfter(), settings.returnAfter());
    this.faults = faults;
    this.clock = clock;
    books.each(bank::take);
  }

  @PostMapping(path = "/payments", consumes = MediaType.APPLICATION_XML_VALUE, produces = MediaType.APPLICATION_XML_VALUE)
  String pay(@RequestBody byte[] message) {
    var fault = faults.strike(Faults.Part.BANK);
    Order order;
    try {
      order = Order.read(message);
    } catch (Order.UnreadableException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
    String answer;
    // The same order sent twice at once is still one order.
    synchronized (bank) {
      answer = take(order, digest(message), fault);
    }
    if (fault.mode() == Faults.Mode.LOST) {
      throw new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT, "the answer is lost, as asked for");
    }
    return answer;
  }

  private String take(Order order, String digest, Faults.Fault fault) {
    var now = clock.instant();
    var id = "A-" + digest.substring(0, 24);
    var known = bank.ofMessage(order.messageId());
    if (known.isPresent()) {
      return known.get().digest().equals(digest)
          ? Messages.status(id, known.get().at(), order.messageId(), "ACTC", "")
          : Messages.rejected(id, now, order.messageId(), "DUPL", "the message id was used for another content");
    }
    if (bank.knowsAny(order)) {
      return Messages.rejected(id, now, order.messageId(), "AM05", "the order was taken before");
    }
    if (order.transactions().stream().allMatch(one -> one.account().startsWith("000"))) {
      return Messages.rejected(id, now, order.messageId(), "AC01", "there is no such account");
    }
    var received = new Received(order, digest, now, fault.mode() == Faults.Mode.LATE ? fault.delayMs() : 0,
        fault.mode() == Faults.Mode.TWICE, fault.mode() == Faults.Mode.UNKNOWN, false);
    books.add(received);
    bank.take(received);
    return Messages.status(id, now, order.messageId(), "ACTC", "");
  }

  /** The message after one, with its number; 204 when there is none yet. */
  @GetMapping(path = "/messages", produces = MediaType.APPLICATION_XML_VALUE)
  ResponseEntity<String> messages(@RequestParam(defaultValue = "0") long after) {
    faults.strike(Faults.Part.BANK);
    synchronized (bank) {
      bank.advance(clock.instant());
      var message = bank.message(after + 1);
      return message == null
          ? ResponseEntity.noContent().build()
          : ResponseEntity.ok().header("Kip-Message", Long.toString(after + 1)).body(message);
    }
  }

  /** For people and tests: every booking there is. */
  @GetMapping("/ledger")
  List<Posting.Booking> bookings() {
    synchronized (bank) {
      bank.advance(clock.instant());
      return bank.bookings();
    }
  }

  private static String digest(byte[] message) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
