package vn.kip.payment.adapter.bank;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import vn.kip.bankmessages.Digests;
import vn.kip.bankmessages.RefusedMessageException;
import vn.kip.bankmessages.StatusCode;
import vn.kip.office.OfficeTime;
import vn.kip.payment.application.Bank;
import vn.kip.payment.application.News;
import vn.kip.service.OutsideSystem;

/**
 * The bank over HTTP; every call of its may be repeated. Orders go to {@code /bank/payments} (pain.001, answered by
 * pain.002). What it has to say later (pain.002, camt.054, camt.053) is fetched message by message from
 * {@code /bank/messages?after=N}, whose header {@code Kip-Message} is the message's number.
 */
@Component
class HttpBank implements Bank {

  private static final String NUMBER = "Kip-Message";
  private static final int REASON = 500;
  /**
   * What the bank says of one order that it cannot take: bad request, too large, unprocessable. Any other status below 500
   * (who are you, no such address, too many) is said to the office, whatever it sends.
   */
  private static final Set<Integer> OF_THE_ORDER = Set.of(400, 413, 422);
  /** The bank may well have the order: it is neither taken for accepted nor for refused, or it could be paid twice. */
  private static final int CONFLICT = 409;
  private static final int NOTHING_NEW = 204;

  private final OutsideSystem bank;
  private final String account;
  private final InstantSource clock;

  HttpBank(
      @Value(BankWiring.URL) String url,
      @Value("${kip.bank.time-limit:3s}") Duration timeLimit,
      @Value("${kip.bank.debtor-account:}") String debtorAccount,
      OutsideSystem.Directory directory,
      InstantSource clock) {
    this.bank = directory.at("bank", url, timeLimit);
    this.account = Debtor.accountOr(debtorAccount);
    this.clock = clock;
  }

  @Override
  public Answer send(String orderId, byte[] pain001, boolean sentBefore) {
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
    return answer(orderId, Objects.requireNonNullElse(answer.getBody(), new byte[0]));
  }

  private static RestClient counted(AtomicInteger attempts, RestClient http) {
    attempts.incrementAndGet();
    return http;
  }

  private Answer answer(String orderId, byte[] report) {
    BankNews news;
    try {
      news = news(report);
    } catch (RefusedMessageException e) {
      throw new UnreadableAnswerException("the bank's answer is no message: " + e.why().key(), e);
    }
    var said = news.of(orderId).orElseThrow(
        () -> new UnreadableAnswerException("the bank's answer says nothing of order " + orderId));
    var code = said.reason().code() == null ? "" : said.reason().code();
    return switch (StatusCode.of(said.status())) {
      case ACCEPTED -> new Answer.Accepted();
      case REJECTED -> StatusCode.isDuplicate(code)
          ? hadIt(orderId, code)
          : new Answer.Rejected(code, said.reason().text());
      case PARTLY, UNKNOWN -> throw new UnreadableAnswerException(
          "the bank says neither that it has the order nor that it has not: " + said.status());
    };
  }

  /** Sent no more, and paid only when it is booked. */
  private static Answer hadIt(String orderId, String code) {
    LoggerFactory.getLogger(HttpBank.class).error(
        "the bank says ({}) that it has had order {} before; it counts as paid until somebody has asked", code,
        orderId);
    return new Answer.Accepted();
  }

  private BankNews news(byte[] message) {
    return BankNews.read(message, account, OfficeTime.date(clock.instant()));
  }

  private static String excerpt(byte @Nullable [] body) {
    var text = body == null ? "" : new String(body, StandardCharsets.UTF_8).strip();
    return text.length() <= REASON ? text : text.substring(0, REASON);
  }

  @Override
  public Optional<News> newsAfter(long after) {
    var answer = ask(
        http -> http.get().uri("/bank/messages?after={after}", after).retrieve().toEntity(byte[].class));
    return answer.getStatusCode().value() == NOTHING_NEW
        ? Optional.empty()
        : Optional.of(told(number(answer, after), Objects.requireNonNullElse(answer.getBody(), new byte[0])));
  }

  private static long number(ResponseEntity<byte[]> answer, long after) {
    var number = answer.getHeaders().getFirst(NUMBER);
    if (number == null || !number.matches("[0-9]{1,18}") || Long.parseLong(number) <= after) {
      throw new UnreadableAnswerException("the bank's message after " + after + " has no number after it: " + number);
    }
    return Long.parseLong(number);
  }

  /** One that is no message stops nobody: it is noted, and the next one is read. */
  private News told(long number, byte[] message) {
    var digest = Digests.sha256(message);
    try {
      var news = news(message);
      return new News(number, news.name(), digest, news.items());
    } catch (RefusedMessageException e) {
      return new News(number, "unread " + digest, digest, List.of(new News.Item.Noted(
          "message " + number + " is not read, " + e.why().key() + ": " + e.getMessage())));
    }
  }

  private <T> T ask(Function<RestClient, T> question) {
    try {
      return bank.ask(question);
    } catch (RuntimeException e) {
      throw new BankAwayException(e);
    }
  }
}
