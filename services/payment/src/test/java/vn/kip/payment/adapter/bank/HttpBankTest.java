package vn.kip.payment.adapter.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import vn.kip.payment.application.Bank;
import vn.kip.payment.domain.Booking;
import vn.kip.service.OutsideSystem;

/** What is made of a bank's answers, the ill-mannered ones included. */
class HttpBankTest {

  private static final String STATUS = "<Document><TxInfAndSts><TxSts>%s</TxSts></TxInfAndSts></Document>";
  private static final String ENTRY = """
      <Ntry><NtryRef>%d</NtryRef><Amt Ccy="VND">%s</Amt><CdtDbtInd>%s</CdtDbtInd><BookgDt><Dt>2022-01-10</Dt></BookgDt>\
      <EndToEndId>K1-1</EndToEndId></Ntry>""";

  private final AtomicInteger asked = new AtomicInteger();
  /** Of the next answer only; 0 for none. */
  private final AtomicInteger firstStatus = new AtomicInteger();
  private volatile int status = 200;
  private volatile String body = "";

  @SuppressWarnings("NullAway.Init") // before each test
  private HttpServer server;

  @SuppressWarnings("NullAway.Init") // before each test
  private AnnotationConfigApplicationContext context;

  @SuppressWarnings("NullAway.Init") // before each test
  private HttpBank bank;

  @BeforeEach
  void a_bank_opens() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      asked.incrementAndGet();
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(firstStatus.get() == 0 ? status : firstStatus.getAndSet(0),
          bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    server.start();
    context = new AnnotationConfigApplicationContext();
    context.registerBean(CircuitBreakerRegistry.class, CircuitBreakerRegistry::ofDefaults);
    context.registerBean(BulkheadRegistry.class, BulkheadRegistry::ofDefaults);
    context.registerBean(RetryRegistry.class, () -> RetryRegistry.of(
        RetryConfig.custom().maxAttempts(2).waitDuration(Duration.ofMillis(1)).build()));
    context.register(OutsideSystem.Directory.class);
    context.refresh();
    bank = new HttpBank("http://127.0.0.1:" + server.getAddress().getPort(), Duration.ofSeconds(5),
        context.getBean(OutsideSystem.Directory.class));
  }

  @AfterEach
  void it_closes() {
    context.close();
    server.stop(0);
  }

  @Test
  void an_order_is_with_the_bank_only_when_the_bank_says_so() {
    body = STATUS.formatted("ACSP");
    assertThat(send()).isEqualTo(new Bank.Answer.Accepted());
    body = "<Document><GrpSts>RJCT</GrpSts><Cd>AC01</Cd><AddtlInf>no such account</AddtlInf></Document>";
    assertThat(send()).isEqualTo(new Bank.Answer.Rejected("AC01", "no such account"));
    for (var unclear : new String[]{STATUS.formatted("WHAT"), "<Document/>", "<html>sign in", ""}) {
      body = unclear;
      assertThatThrownBy(this::send).isInstanceOf(Bank.UnreadableAnswerException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AM05", "DUPL", "DU01", "DU02", "DU03", "DU04", "DU05"})
  void a_bank_that_calls_an_order_a_duplicate_has_it(String code) {
    body = "<Document><TxSts>RJCT</TxSts><Cd>" + code + "</Cd></Document>";

    assertThat(send()).isEqualTo(new Bank.Answer.Accepted());
  }

  @Test
  void a_refusal_of_an_order_that_may_have_got_there_before_is_none() {
    status = 422;
    body = "not again";

    assertThatThrownBy(() -> bank.send(new byte[]{1}, true)).isInstanceOf(Bank.UnreadableAnswerException.class);
  }

  @Test
  void a_refusal_after_an_answer_that_did_not_come_is_none() {
    status = 422;
    firstStatus.set(500);

    assertThatThrownBy(this::send).isInstanceOf(Bank.UnreadableAnswerException.class);
    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void a_conflict_is_no_refusal_since_the_bank_may_have_the_order() {
    status = 409;
    body = "known";

    assertThatThrownBy(this::send).isInstanceOf(Bank.UnreadableAnswerException.class).hasMessageContaining("known");
  }

  @Test
  void an_order_the_bank_cannot_read_is_rejected_once_and_not_held_against_the_bank() {
    status = 400;
    body = "not a message";
    for (int i = 0; i < 200; i++) {
      assertThat(send()).isEqualTo(new Bank.Answer.Rejected("HTTP 400", "not a message"));
    }
    assertThat(asked.get()).isEqualTo(200);
  }

  @Test
  void a_bank_that_fails_or_does_not_know_the_office_is_away_for_all_orders() {
    for (int code : new int[]{500, 503, 401, 403, 404, 429}) {
      status = code;
      assertThatThrownBy(this::send).isInstanceOf(Bank.BankAwayException.class);
      assertThatThrownBy(() -> bank.bookedAfter(0)).isInstanceOf(Bank.BankAwayException.class);
    }
  }

  @Test
  void bookings_go_out_and_come_back_and_those_before_an_unreadable_one_are_not_lost() {
    body = "<D>" + ENTRY.formatted(1, "1000000.00", "DBIT") + ENTRY.formatted(2, "5000", "CRDT")
        + ENTRY.formatted(3, "a lot", "DBIT") + ENTRY.formatted(4, "7", "DBIT") + "</D>";
    var day = LocalDate.of(2022, 1, 10);

    assertThat(bank.bookedAfter(0)).containsExactly(
        new Booking(1, "K1-1", Booking.Direction.OUT, 1_000_000, day),
        new Booking(2, "K1-1", Booking.Direction.BACK, 5_000, day));

    body = "<D>" + ENTRY.formatted(3, "a lot", "DBIT") + "</D>";
    assertThatThrownBy(() -> bank.bookedAfter(2)).isInstanceOf(Bank.UnreadableAnswerException.class)
        .hasMessageContaining("3");
  }

  private Bank.Answer send() {
    return bank.send(new byte[]{1}, false);
  }
}
