package vn.kip.payment.adapter.bank;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import vn.kip.payment.application.Bank;

/** The bank behind a time limit, a retry (its calls are idempotent), a circuit breaker and a bulkhead. */
@Component
class HttpBank implements Bank {

  private static final String NAME = "bank";
  private static final int PAGE = 500;

  private final RestClient http;
  private final CircuitBreaker breaker;
  private final Retry retry;
  private final Bulkhead bulkhead;

  HttpBank(
      @Value("${kip.bank.url:http://127.0.0.1:19001}") String url,
      @Value("${kip.bank.time-limit:3s}") Duration timeLimit,
      CircuitBreakerRegistry breakers,
      RetryRegistry retries,
      BulkheadRegistry bulkheads) {
    var requests = new JdkClientHttpRequestFactory(
        java.net.http.HttpClient.newBuilder().connectTimeout(timeLimit).build());
    requests.setReadTimeout(timeLimit);
    http = RestClient.builder().baseUrl(url).requestFactory(requests).build();
    breaker = breakers.circuitBreaker(NAME);
    retry = retries.retry(NAME);
    bulkhead = bulkheads.bulkhead(NAME);
  }

  @Override
  public Answer send(byte[] pain001) {
    return ask(() -> {
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
    return ask(() -> {
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

  private <T> T ask(Supplier<T> question) {
    try {
      return Retry.decorateSupplier(retry,
          CircuitBreaker.decorateSupplier(breaker, Bulkhead.decorateSupplier(bulkhead, question))).get();
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
