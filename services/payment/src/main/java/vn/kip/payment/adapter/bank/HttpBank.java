package vn.kip.payment.adapter.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import vn.kip.payment.application.Bank;
import vn.kip.payment.domain.Booking;
import vn.kip.service.OutsideSystem;

/** The bank over HTTP; every call of its may be repeated. */
@Component
class HttpBank implements Bank {

  private static final int PAGE = 500;
  private static final int REASON = 500;
  /**
   * What the bank says of one order that it cannot take: bad request, too large, unprocessable. Any other status below 500
   * (who are you, no such address, too many) is said to the office, whatever it sends.
   */
  private static final Set<Integer> OF_THE_ORDER = Set.of(400, 413, 422);
  /** The bank may well have the order: it is neither taken for accepted nor for refused, or it could be paid twice. */
  private static final int CONFLICT = 409;
  /** ISO 20022 ExternalPaymentTransactionStatus of orders that the bank has. */
  private static final Set<String> HAS_IT = Set.of("ACTC", "ACCP", "ACSP", "ACSC", "ACWC", "ACFC", "ACCC", "PDNG",
      "RCVD");

  /**
   * ISO 20022 reasons that say "I have this one already": duplication (AM05, and DUPL as some banks write it), duplicate
   * message, payment information, transaction or end-to-end id (DU01 to DU05). Such an order may have been booked.
   */
  private static final Set<String> HAD_IT = Set.of("AM05", "DUPL", "DU01", "DU02", "DU03", "DU04", "DU05");

  private final OutsideSystem bank;

  HttpBank(
      @Value(BankWiring.URL) String url,
      @Value("${kip.bank.time-limit:3s}") Duration timeLimit,
      OutsideSystem.Directory directory) {
    bank = directory.at("bank", url, timeLimit);
  }

  @Override
  public Answer send(byte[] pain001, boolean sentBefore) {
    var attempts = new AtomicInteger(sentBefore ? 1 : 0);
    var answer = ask(http -> counted(attempts, http).post().uri("/bank/payments").contentType(MediaType.APPLICATION_XML)
        .body(pain001)
        .retrieve()
        .onStatus(status -> status.value() == CONFLICT || OF_THE_ORDER.contains(status.value()), (_, _) -> {
          // An answer like any other: neither tried again nor held against the bank.
        })
        .toEntity(byte[].class));
    int status = answer.getStatusCode().value();
    if (OF_THE_ORDER.contains(status) && attempts.get() > 1) {
      // It may have taken the first one and refuse only the repeat.
      throw new UnreadableAnswerException("the bank refuses an order that it may have: HTTP " + status);
    }
    if (OF_THE_ORDER.contains(status)) {
      return new Answer.Rejected("HTTP " + status, excerpt(answer.getBody()));
    }
    if (status == CONFLICT) {
      throw new UnreadableAnswerException("the bank neither takes nor refuses the order: " + excerpt(answer.getBody()));
    }
    return read(parse(answer.getBody()).getDocumentElement());
  }

  private static RestClient counted(AtomicInteger attempts, RestClient http) {
    attempts.incrementAndGet();
    return http;
  }

  private static Answer read(Element report) {
    var status = Stream.of("TxSts", "PmtInfSts", "GrpSts").map(name -> text(report, name))
        .filter(found -> !found.isEmpty()).findFirst().orElse("");
    if (status.equals("RJCT") && HAD_IT.contains(text(report, "Cd"))) {
      return new Answer.Accepted();
    }
    if (status.equals("RJCT")) {
      return new Answer.Rejected(text(report, "Cd"), text(report, "AddtlInf"));
    }
    if (HAS_IT.contains(status)) {
      return new Answer.Accepted();
    }
    throw new UnreadableAnswerException("the bank says neither that it has the order nor that it has not: " + status);
  }

  private static String excerpt(byte @Nullable [] body) {
    var text = body == null ? "" : new String(body, StandardCharsets.UTF_8).strip();
    return text.length() <= REASON ? text : text.substring(0, REASON);
  }

  @Override
  public List<Booking> bookedAfter(long after) {
    var camt054 = parse(ask(http -> http.get().uri("/bank/notifications?after={after}&limit={limit}", after, PAGE)
        .retrieve().toEntity(byte[].class)).getBody());
    var entries = camt054.getElementsByTagNameNS("*", "Ntry");
    var bookings = new ArrayList<Booking>();
    for (int i = 0; i < entries.getLength(); i++) {
      try {
        bookings.add(booking((Element) entries.item(i)));
      } catch (UnreadableAnswerException e) {
        // Those before it are taken first; then it is raised, and nothing behind it is passed over.
        if (bookings.isEmpty()) {
          throw e;
        }
        break;
      }
    }
    return List.copyOf(bookings);
  }

  private static Booking booking(Element entry) {
    try {
      return new Booking(
          Long.parseLong(text(entry, "NtryRef")),
          text(entry, "EndToEndId"),
          text(entry, "CdtDbtInd").equals("CRDT") ? Booking.Direction.BACK : Booking.Direction.OUT,
          new BigDecimal(text(entry, "Amt")).longValueExact(),
          LocalDate.parse(text(entry, "Dt")));
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      throw new UnreadableAnswerException("the booking " + text(entry, "NtryRef") + " cannot be read", e);
    }
  }

  private <T> T ask(Function<RestClient, T> question) {
    try {
      return bank.ask(question);
    } catch (RuntimeException e) {
      throw new BankAwayException(e);
    }
  }

  private static Document parse(byte @Nullable [] xml) {
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(Objects.requireNonNullElse(xml, new byte[0])));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java reads XML", e);
    } catch (SAXException | IOException e) {
      throw new UnreadableAnswerException("the bank's answer is no XML", e);
    }
  }

  private static String text(Element parent, String name) {
    var found = parent.getElementsByTagNameNS("*", name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }
}
