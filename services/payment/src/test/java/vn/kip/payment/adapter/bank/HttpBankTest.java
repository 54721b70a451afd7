package vn.kip.payment.adapter.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import vn.kip.payment.application.Bank;
import vn.kip.payment.application.News;
import vn.kip.payment.domain.Booking;
import vn.kip.service.OutsideSystem;

/** What is made of a bank's answers, the ill-mannered ones included. */
class HttpBankTest {

  private static final String ORDER = "K1-1";
  private static final String OURS = "3761000000001";
  private static final LocalDate DAY = LocalDate.of(2022, 1, 10);

  private static String report(String content) {
    return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>S</MsgId>\
        <CreDtTm>2022-01-10T09:00:00+07:00</CreDtTm></GrpHdr>%s</CstmrPmtStsRpt></Document>""".formatted(content);
  }

  private static String group(String status) {
    return report("<OrgnlGrpInfAndSts><OrgnlMsgId>K1-1</OrgnlMsgId>" + status + "</OrgnlGrpInfAndSts>");
  }

  private static String transaction(String status) {
    return report("<OrgnlGrpInfAndSts><OrgnlMsgId>K1-1</OrgnlMsgId><GrpSts>PART</GrpSts><StsRsnInf><Rsn><Cd>NARR</Cd>"
        + "</Rsn></StsRsnInf></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>K1-1</OrgnlPmtInfId><TxInfAndSts>"
        + "<OrgnlEndToEndId>K1-1</OrgnlEndToEndId>" + status + "</TxInfAndSts></OrgnlPmtInfAndSts>");
  }

  private static String rejected(String code) {
    return "<TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>" + code
        + "</Cd></Rsn><AddtlInf>no such account</AddtlInf></StsRsnInf>";
  }

  private static String notification(String account, String... entries) {
    return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>N1</MsgId>\
        <CreDtTm>2022-01-10T16:00:00+07:00</CreDtTm></GrpHdr><Ntfctn><Id>N1</Id><Acct><Id><Othr><Id>%s</Id></Othr></Id></Acct>\
        %s</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>""".formatted(account, String.join("", entries));
  }

  private static String entry(String amount, String direction, String status, String more, String... transactions) {
    return "<Ntry><NtryRef>41</NtryRef><Amt Ccy=\"VND\">" + amount + "</Amt><CdtDbtInd>" + direction
        + "</CdtDbtInd>" + more + "<Sts><Cd>" + status + "</Cd></Sts><BookgDt><Dt>2022-01-10</Dt></BookgDt>"
        + "<AcctSvcrRef>FT41</AcctSvcrRef><NtryDtls>" + String.join("", transactions) + "</NtryDtls></Ntry>";
  }

  private static String of(String order, long amount) {
    return "<TxDtls><Refs><EndToEndId>" + order + "</EndToEndId></Refs><Amt Ccy=\"VND\">" + amount + "</Amt></TxDtls>";
  }

  private final AtomicInteger asked = new AtomicInteger();
  /** Of the next answer only; 0 for none. */
  private final AtomicInteger firstStatus = new AtomicInteger();
  private volatile int status = 200;
  private volatile String body = "";
  private volatile String number = "7";

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
      exchange.getResponseHeaders().add("Kip-Message", number);
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
    bank = new HttpBank("http://127.0.0.1:" + server.getAddress().getPort(), Duration.ofSeconds(5), "",
        context.getBean(OutsideSystem.Directory.class), InstantSource.fixed(Instant.parse("2022-01-11T03:00:00Z")));
  }

  @AfterEach
  void it_closes() {
    context.close();
    server.stop(0);
  }

  @Test
  void an_order_is_with_the_bank_only_when_the_bank_says_so() {
    for (var has : new String[]{group("<GrpSts>ACTC</GrpSts>"), transaction("<TxSts>ACSP</TxSts>")}) {
      body = has;
      assertThat(send()).isEqualTo(new Bank.Answer.Accepted());
    }
    for (var not : new String[]{transaction(rejected("AC01")),
        group(rejected("AC01").replace("TxSts", "GrpSts"))}) {
      body = not;
      assertThat(send()).isEqualTo(new Bank.Answer.Rejected("AC01", "no such account"));
    }
    for (var unclear : new String[]{group("<GrpSts>WHAT</GrpSts>"), group("<GrpSts>PART</GrpSts>"), group(""),
        "<html>sign in", ""}) {
      body = unclear;
      assertThatThrownBy(this::send).isInstanceOf(Bank.UnreadableAnswerException.class);
    }
  }

  /** A3: no correlation, no answer. */
  @Test
  void an_answer_to_another_order_is_none() {
    body = transaction(rejected("AC01")).replace("K1-1", "K2-1");

    assertThatThrownBy(this::send).isInstanceOf(Bank.UnreadableAnswerException.class).hasMessageContaining("K1-1");
  }

  /** A3. */
  @ParameterizedTest
  @ValueSource(strings = {"AM05", "DUPL", "DU01", "DU02", "DU03", "DU04", "DU05"})
  void a_bank_that_calls_an_order_a_duplicate_has_it(String code) {
    body = transaction(rejected(code));
    assertThat(send()).isEqualTo(new Bank.Answer.Accepted());

    assertThat(items()).containsExactly(new News.Item.Doubted(ORDER, code));
  }

  @Test
  void a_refusal_of_an_order_that_may_have_got_there_before_is_none() {
    status = 422;
    body = "not again";

    assertThatThrownBy(() -> bank.send(ORDER, new byte[]{1}, true)).isInstanceOf(Bank.UnreadableAnswerException.class);
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
      assertThatThrownBy(() -> bank.newsAfter(0)).isInstanceOf(Bank.BankAwayException.class);
    }
  }

  @Test
  void a_message_has_a_number_after_the_last_one_and_none_is_no_news() {
    status = 204;
    assertThat(bank.newsAfter(6)).isEmpty();
    status = 200;
    body = notification(OURS);
    assertThat(bank.newsAfter(6).orElseThrow().number()).isEqualTo(7);
    assertThat(bank.newsAfter(6).orElseThrow().name()).isEqualTo("camt.054.001.08 N1");
    assertThatThrownBy(() -> bank.newsAfter(7)).isInstanceOf(Bank.UnreadableAnswerException.class);
    number = "FT26332ABC";
    assertThatThrownBy(() -> bank.newsAfter(7)).isInstanceOf(Bank.UnreadableAnswerException.class);
  }

  @Test
  void what_is_no_message_is_noted_and_stops_nobody() {
    body = "<html>sign in";

    assertThat(items()).singleElement().isInstanceOfSatisfying(News.Item.Noted.class,
        noted -> assertThat(noted.what()).contains("bank.message-not-xml"));
  }

  /** B2. */
  @Test
  void a_later_report_says_what_became_of_the_order() {
    body = transaction(rejected("AC04"));
    assertThat(items()).containsExactly(new News.Item.Rejected(ORDER, "AC04", "no such account"));
    body = group("<GrpSts>ACSP</GrpSts>");
    assertThat(items()).containsExactly(new News.Item.Accepted(ORDER));
    body = transaction("<TxSts>PATC</TxSts>");
    assertThat(items()).containsExactly(new News.Item.Unknown(ORDER, "PATC"));
  }

  /** B4, B7. */
  @Test
  void of_a_batch_entry_each_transaction_is_a_booking_and_charges_are_none() {
    body = notification(OURS, entry("2000000", "DBIT", "BOOK", "", of("K1-1", 1_000_000), of("K2-1", 1_000_000)));
    assertThat(booked()).extracting(Booking::orderId, Booking::amount)
        .containsExactly(tuple("K1-1", 1_000_000L), tuple("K2-1", 1_000_000L));

    body = notification(OURS, entry("1003300", "DBIT", "BOOK", "", of("K1-1", 1_000_000)).replace("<NtryDtls>",
        "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"VND\">3300</TtlChrgsAndTaxAmt></Chrgs><NtryDtls>"));
    assertThat(booked()).containsExactly(new Booking(booked().getFirst().key(), "FT41", "NtryRef 41", "K1-1",
        Booking.Direction.OUT, 1_000_000, DAY, ""));
    assertThat(items()).hasSize(1);

    body = notification(OURS, entry("3000000", "DBIT", "BOOK", "", of("K1-1", 1_000_000)));
    assertThat(items()).first().isInstanceOf(News.Item.Noted.class);
    assertThat(booked()).hasSize(1);
  }

  /** B5. */
  @ParameterizedTest
  @ValueSource(strings = {"PDNG", "INFO"})
  void what_is_not_booked_is_no_booking(String status) {
    body = notification(OURS, entry("1000000", "DBIT", status, "", of("K1-1", 1_000_000)));

    assertThat(items()).isEmpty();
  }

  /** B6, B15. */
  @Test
  void a_return_comes_back_with_its_reason_and_a_reversed_credit_is_nobodys_payment() {
    body = notification(OURS, entry("1000000", "CRDT", "BOOK", "<RvslInd>true</RvslInd>", of("K1-1", 1_000_000)
        .replace("</TxDtls>", "<RtrInf><Rsn><Cd>MD07</Cd></Rsn></RtrInf></TxDtls>")));
    assertThat(booked()).extracting(Booking::direction, Booking::note)
        .containsExactly(tuple(Booking.Direction.BACK, "MD07"));

    body = notification(OURS, entry("1000000", "DBIT", "BOOK", "<RvslInd>true</RvslInd>", of("K1-1", 1_000_000)));
    assertThat(items()).singleElement().isInstanceOfSatisfying(News.Item.Odd.class,
        odd -> assertThat(odd.booking().note()).isEqualTo("CREDIT_REVERSED 1000000 VND"));
  }

  /** B8. */
  @Test
  void an_entry_for_the_batch_alone_names_the_order_by_it() {
    body = notification(OURS, entry("1000000", "DBIT", "BOOK", "",
        "<Btch><PmtInfId>K1-1</PmtInfId><NbOfTxs>1</NbOfTxs></Btch>"));

    assertThat(items()).singleElement().isInstanceOfSatisfying(News.Item.Whole.class, whole -> {
      assertThat(whole.booking().orderId()).isEqualTo("K1-1");
      assertThat(whole.transactions()).isEqualTo(1);
    });
  }

  /** A19, B3. */
  @Test
  void an_odd_entry_is_set_aside_and_the_next_one_is_read() {
    body = notification(OURS, entry("a lot", "DBIT", "BOOK", "", ""),
        entry("7.50", "DBIT", "BOOK", "", ""), entry("7", "DBIT", "BOOK", "", of("K1-1", 7))
            .replace("<NtryRef>41</NtryRef>", "<NtryRef>FT26332ABC</NtryRef>")
            .replace("<Dt>2022-01-10</Dt>", "<DtTm>2022-01-10T23:04:05+07:00</DtTm>"));

    assertThat(items().stream().filter(News.Item.Odd.class::isInstance).toList()).hasSize(2);
    assertThat(booked()).extracting(Booking::on, Booking::amount).containsExactly(tuple(DAY, 7L));
    body = notification("9999999999", entry("7", "DBIT", "BOOK", "", of("K1-1", 7)));
    assertThat(items()).singleElement().isInstanceOf(News.Item.Odd.class);
  }

  private java.util.List<News.Item> items() {
    return bank.newsAfter(0).orElseThrow().items();
  }

  private java.util.List<Booking> booked() {
    return items().stream().filter(News.Item.Booked.class::isInstance).map(item -> ((News.Item.Booked) item).booking())
        .toList();
  }

  private Bank.Answer send() {
    return bank.send(ORDER, new byte[]{1}, false);
  }
}
