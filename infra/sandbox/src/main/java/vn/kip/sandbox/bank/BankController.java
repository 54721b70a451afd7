package vn.kip.sandbox.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import vn.kip.sandbox.Faults;
import vn.kip.sandbox.SandboxSettings;

/** A bank that takes pain.001, answers pain.002 and tells of bookings in camt.054. An order is booked once. */
@RestController
@RequestMapping("/bank")
class BankController {

  private static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int MAX_BYTES = 1024 * 1024;

  private final Ledger ledger;
  private final Faults faults;
  private final InstantSource clock;

  BankController(SandboxSettings settings, Faults faults, InstantSource clock) {
    this.ledger = new Ledger(settings.data());
    this.faults = faults;
    this.clock = clock;
  }

  @PostMapping(path = "/payments", consumes = MediaType.APPLICATION_XML_VALUE, produces = MediaType.APPLICATION_XML_VALUE)
  String pay(@RequestBody byte[] message) {
    faults.strike(Faults.Part.BANK);
    var order = parse(message).getDocumentElement();
    var messageId = required(order, "MsgId");
    var endToEndId = required(order, "EndToEndId");
    var digest = digest(message);
    // The same order sent twice at once is still one order.
    synchronized (ledger) {
      return book(order, messageId, endToEndId, digest);
    }
  }

  private String book(Element order, String messageId, String endToEndId, String digest) {
    var known = ledger.ofMessage(messageId);
    if (known.isPresent()) {
      return known.get().digest().equals(digest)
          ? Iso20022.accepted(messageId, endToEndId)
          : Iso20022.rejected(messageId, endToEndId, "DUPL", "the message id was used for another content");
    }
    if (ledger.ofEndToEndId(endToEndId).isPresent()) {
      return Iso20022.rejected(messageId, endToEndId, "AM05", "the order was booked before");
    }
    var creditor = (Element) order.getElementsByTagNameNS("*", "Cdtr").item(0);
    var account = required((Element) ((Element) order.getElementsByTagNameNS("*", "CdtrAcct").item(0))
        .getElementsByTagNameNS("*", "Othr").item(0), "Id");
    if (account.startsWith("000")) {
      return Iso20022.rejected(messageId, endToEndId, "AC01", "there is no account " + account);
    }
    ledger.book(messageId, digest, endToEndId, Long.parseLong(required(order, "InstdAmt")), required(creditor, "Nm"),
        account, clock.instant());
    return Iso20022.accepted(messageId, endToEndId);
  }

  @GetMapping(path = "/notifications", produces = MediaType.APPLICATION_XML_VALUE)
  String notifications(@RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
    faults.strike(Faults.Part.BANK);
    return Iso20022.notification(ledger.after(after, limit), booking -> LocalDate.ofInstant(booking.bookedAt(), LOCAL));
  }

  /** For people and tests: every booking there is. */
  @GetMapping("/ledger")
  List<Ledger.Booking> bookings() {
    return ledger.after(0, Integer.MAX_VALUE);
  }

  private static Document parse(byte[] message) {
    if (message.length > MAX_BYTES) {
      throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE,
          "the message is larger than " + MAX_BYTES + " bytes");
    }
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(message));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (SAXException | IOException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "not a message: " + e.getMessage(), e);
    }
  }

  private static String required(Element parent, String name) {
    var found = parent.getElementsByTagNameNS("*", name);
    if (found.getLength() == 0) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, name + " is missing");
    }
    return found.item(0).getTextContent().strip();
  }

  private static String digest(byte[] message) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
