package vn.kip.payment.adapter.bank;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import vn.kip.payment.application.Bank;
import vn.kip.service.OutsideSystem;

/** The bank over HTTP; every call of its may be repeated. */
@Component
class HttpBank implements Bank {

  private static final int PAGE = 500;

  private final OutsideSystem bank;

  HttpBank(
      @Value("${kip.bank.url:http://127.0.0.1:19001}") String url,
      @Value("${kip.bank.time-limit:3s}") Duration timeLimit,
      OutsideSystem.Directory directory) {
    bank = directory.at("bank", url, timeLimit);
  }

  @Override
  public Answer send(byte[] pain001) {
    return ask(http -> {
      var status = parse(http.post().uri("/bank/payments").contentType(MediaType.APPLICATION_XML).body(pain001)
          .retrieve().body(byte[].class));
      var code = text(status.getDocumentElement(), "TxSts");
      return code.equals("RJCT")
          ? new Answer.Rejected(text(status.getDocumentElement(), "Cd"), text(status.getDocumentElement(), "AddtlInf"))
          : new Answer.Accepted();
    });
  }

  @Override
  public List<Booking> bookedAfter(long after) {
    return ask(http -> {
      var camt054 = parse(
          http.get().uri("/bank/notifications?after={after}&limit={limit}", after, PAGE).retrieve().body(byte[].class));
      var entries = camt054.getElementsByTagNameNS("*", "Ntry");
      var bookings = new ArrayList<Booking>();
      for (int i = 0; i < entries.getLength(); i++) {
        var entry = (Element) entries.item(i);
        bookings.add(new Booking(
            Long.parseLong(text(entry, "NtryRef")),
            text(entry, "EndToEndId"),
            Long.parseLong(text(entry, "Amt")),
            LocalDate.parse(text(entry, "Dt"))));
      }
      return List.copyOf(bookings);
    });
  }

  private <T> T ask(Function<RestClient, T> question) {
    try {
      return bank.ask(question);
    } catch (RuntimeException e) {
      throw new BankAwayException(e);
    }
  }

  private static Document parse(byte @org.jspecify.annotations.Nullable [] xml) {
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      return factory.newDocumentBuilder()
          .parse(new ByteArrayInputStream(Objects.requireNonNull(xml, "an empty answer")));
    } catch (ParserConfigurationException | SAXException | java.io.IOException e) {
      throw new IllegalStateException("the bank's answer is no XML", e);
    }
  }

  private static String text(Element parent, String name) {
    var found = parent.getElementsByTagNameNS("*", name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }
}
